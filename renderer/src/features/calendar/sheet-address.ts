import type { SheetNames } from '#contract/morning-sheet.ts';

/** What is put on the morning sheet. It stands in its address, so that a reload prints the same. */
export type SheetChoice = {
  shop: string | null;
  /** Null: today. */
  day: string | null;
  names: SheetNames;
  notes: boolean;
};

export const SHEET_NAMES = ['first', 'full', 'none'] as const satisfies readonly SheetNames[];

/** How much of a name an address or a field asks for: first names where it is not clear. */
export function toSheetNames(given: string | null): SheetNames {
  return SHEET_NAMES.find((one) => one === given) ?? 'first';
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address; what cannot be meant is as if it were not there. */
export function toSheetChoice(search: string): SheetChoice {
  const given = new URLSearchParams(search);
  const day = given.get('day');
  return {
    shop: given.get('shop'),
    day: day !== null && DAY.test(day) && !Number.isNaN(Date.parse(day)) ? day : null,
    names: toSheetNames(given.get('names')),
    notes: given.has('notes'),
  };
}

/** The address that shows this. */
export function sheetAddress({ shop, day, names, notes }: SheetChoice): string {
  const given = new URLSearchParams({
    ...(shop !== null && { shop }),
    ...(day !== null && { day }),
    ...(names !== 'first' && { names }),
    ...(notes && { notes: '1' }),
  });
  return given.size > 0 ? `/calendar/sheet?${given.toString()}` : '/calendar/sheet';
}
