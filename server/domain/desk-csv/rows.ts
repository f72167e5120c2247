import type { Service } from '#contract/front-desk.ts';
import { tell, type Told } from '#contract/told.ts';
import { fromFigureCell, fromMomentCells, fromPriceCell, fromSwitchCell, fromTextCell } from './cells.ts';

export type Cells = Readonly<Record<string, string>>;

/** Cells as they were before a spreadsheet's formulas were defused. */
export function filled(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, fromTextCell(cell)]));
}

export function isTold(given: object): given is Told {
  return 'code' in given && 'sentence' in given;
}

const FIGURES = [
  ['minutes', 'minutes'],
  ['buffer_before', 'bufferBeforeMin'],
  ['buffer_after', 'bufferAfterMin'],
  ['lead_minutes', 'leadMin'],
  ['horizon_days', 'horizonDays'],
] as const satisfies readonly (readonly [string, keyof Service])[];

/** Says which column cannot be used, by its own name or that of the field it fills. */
export function badCell(name: string): Told {
  const column = FIGURES.find(([, field]) => field === name)?.[0] ?? name;
  return tell('csv_bad_cell', { column });
}

/** What a row says of a service; an empty cell, or a column that is not there, leaves what is known. */
export function toServiceRow(cells: Cells): (Partial<Service> & { name: string }) | Told {
  const { name = '', category = '', description = '', price = '', currency = '', active = '' } = cells;
  if (name === '') return badCell('name');
  const figures: Record<string, number> = {};
  for (const [column, field] of FIGURES) {
    const cell = cells[column] ?? '';
    const figure = fromFigureCell(cell);
    if (cell !== '' && figure === null) return badCell(column);
    if (figure !== null) figures[field] = figure;
  }
  const cost = price === '' ? undefined : fromPriceCell(price, currency.toUpperCase());
  if (cost === null) return badCell('price');
  const isOffered = active === '' ? undefined : fromSwitchCell(active);
  if (isOffered === null) return badCell('active');
  return {
    ...{ name, ...figures },
    ...(category !== '' && { category }),
    ...(description !== '' && { description }),
    ...(cost && { price: cost }),
    ...(isOffered !== undefined && { active: isOffered }),
  };
}

export function toStaffRow({ name = '', active = '' }: Cells): { name: string; active?: boolean } | Told {
  if (name === '') return badCell('name');
  const works = active === '' ? undefined : fromSwitchCell(active);
  if (works === null) return badCell('active');
  return { name, ...(works !== undefined && { active: works }) };
}

type AppointmentRow = {
  start: string;
  service: string;
  staff: string;
  name: string | null;
  contact: string | null;
  note: string | null;
};

/** What a row says of an appointment; one that was cancelled, or is done, is none to be brought in. */
export function toAppointmentRow(cells: Cells, zone: string): AppointmentRow | Told {
  const { day = '', time = '', service = '', staff = '', name = '', contact = '', note = '', status = '' } = cells;
  const moment = fromMomentCells(day, time, zone);
  if (moment === 'skipped') return tell('csv_no_such_time');
  if (moment === 'unreadable') return badCell(/^\d{4}-\d{2}-\d{2}$/.test(day) ? 'time' : 'day');
  if (status !== '' && status !== 'scheduled') return badCell('status');
  const some = (cell: string, most: number): string | null => (cell === '' ? null : cell.slice(0, most));
  return {
    start: moment.instant,
    service,
    staff,
    name: some(name, 80),
    contact: some(contact, 120),
    note: some(note, 500),
  };
}
