import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import type { DeskTable } from '#contract/desk-csv-commands.ts';
import { refused } from '#contract/errors.ts';
import { LARGEST_TABLE_BYTES } from '#contract/table-limits.ts';
import { tell, type Told } from '#contract/told.ts';
import { BYTE_ORDER_MARK, readCsv, toCsv, type CsvRow } from '../platform/csv.ts';
import { readTableText, strangeWords, type NoTable } from '../platform/table-text.ts';
import type { BusinessBook } from './business-book.ts';
import { createDeskRows, type DeskRowsDeps } from './desk-csv-rows.ts';
import { createDeskTaking, type DeskTakingDeps } from './desk-csv-taking.ts';
import { createPace, type Pace } from './pace.ts';

type Deps = DeskRowsDeps & DeskTakingDeps & { book: Pick<BusinessBook, 'has' | 'tenant'> };
type Import = ParsedInput<'front-desk.import'>;
type Outcome = { line: number; outcome: 'added' | 'changed' | Told };

const COLUMNS = {
  services: [
    ...['name', 'category', 'description', 'minutes', 'price', 'currency', 'buffer_before', 'buffer_after'],
    ...['lead_minutes', 'horizon_days', 'active'],
  ],
  staff: ['name', 'active'],
  appointments: ['day', 'time', 'service', 'staff', 'name', 'contact', 'note', 'status'],
} as const satisfies Record<DeskTable, readonly string[]>;
const NEEDED = {
  services: ['name', 'minutes'],
  staff: ['name'],
  appointments: ['day', 'time', 'service', 'staff'],
} as const satisfies Record<DeskTable, readonly string[]>;
/** Each service and person is looked up among all others, and no shop has hundreds. */
const MOST_ROWS = { services: 500, staff: 500, appointments: 5000 } as const satisfies Record<DeskTable, number>;
const NO_TABLE = {
  empty: tell('csv_empty'),
  workbook: tell('csv_workbook'),
  no_text: tell('csv_no_text'),
} as const satisfies Record<NoTable, Told>;

export type DeskCsv = ReturnType<typeof createDeskCsv>;

/** The front desk as tables: taken out for a spreadsheet, brought in from one, in slices beside everything else. */
export function createDeskCsv(deps: Deps) {
  const stopped = new AbortController();
  const rowsOf = createDeskRows(deps);
  const takingOf = createDeskTaking(deps);

  function refuseUnknown(business: string): void {
    if (!deps.book.has(business)) throw refused('not_found', tell('no_such_business'));
  }

  return {
    async export(asked: ParsedInput<'front-desk.export'>): Promise<CommandOutput<'front-desk.export'>> {
      refuseUnknown(asked.business);
      const pace = createPace(stopped.signal);
      const pieces = [BYTE_ORDER_MARK, toCsv([COLUMNS[asked.table]])];
      let rows = 0;
      for (const some of rowsOf(asked)) {
        pieces.push(toCsv(some));
        rows += some.length;
        if (!pace.hasTime()) await pace.breath();
      }
      return { csv: pieces.join(''), rows };
    },
    /** Throws `invalid_input` for what is no table of this kind, `unavailable` where the program stops meanwhile. */
    async import(asked: Import): Promise<CommandOutput<'front-desk.import'>> {
      refuseUnknown(asked.business);
      const pace = createPace(stopped.signal);
      const { text, encoding } = textOf(asked);
      const rows = await readRows(asked.table, text, pace);
      const take = takingOf(asked);
      const outcomes: Outcome[] = [];
      for (const row of rows) {
        outcomes.push({ line: row.line, outcome: take(row) });
        if (!pace.hasTime()) await pace.breath();
      }
      const samples = encoding === 'windows-1252' ? strangeWords(text) : [];
      return { dryRun: asked.dryRun, ...summed(outcomes), encoding, samples };
    },
    /** What is under way ends with the row it is at: the rows before it are kept. */
    stop: (): void => stopped.abort(refused('unavailable', tell('stopping'))),
  };
}

function textOf({ csv, file }: Import) {
  const bytes = file === undefined ? Buffer.from(csv ?? '') : Buffer.from(file, 'base64');
  if (bytes.length > LARGEST_TABLE_BYTES)
    throw refused('invalid_input', tell('csv_too_large', { most: LARGEST_TABLE_BYTES / 1_000_000 }));
  const read = readTableText(bytes);
  if (typeof read === 'string') throw refused('invalid_input', NO_TABLE[read]);
  return read;
}

async function readRows(table: DeskTable, text: string, { breath }: Pace): Promise<CsvRow[]> {
  const most = MOST_ROWS[table];
  const read = await readCsv(text, { most, breath });
  if (read === 'too_long') throw refused('invalid_input', tell('csv_too_long', { most }));
  if (read === 'unreadable') throw refused('invalid_input', tell('csv_unreadable'));
  const column = NEEDED[table].find((name) => !read.columns.includes(name));
  if (column === undefined) return read.rows;
  throw refused('invalid_input', tell('csv_no_column', { column, columns: COLUMNS[table].join(', ') }));
}

function summed(outcomes: readonly Outcome[]) {
  const count = (kind: string): number => outcomes.filter(({ outcome }) => outcome === kind).length;
  const problems = outcomes.flatMap(({ line, outcome }) =>
    typeof outcome === 'string' ? [] : [{ line, problem: outcome }],
  );
  return { added: count('added'), changed: count('changed'), refused: problems };
}
