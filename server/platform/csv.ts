import { finished } from 'node:stream/promises';

import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';

/** Goes before the first row: without it Excel reads names with accents wrongly. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * Rows as CSV (RFC 4180, CRLF) for a spreadsheet: a cell that would be read as a formula gets a leading `'`
 * (reliability.md T14). The library knows all such beginnings but NUL and the line feed, and with CRLF between rows
 * it has to be told that a lone CR or LF inside a cell needs quotes too.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const safe = rows.map((row) => row.map((cell) => (/^[\0\n]/.test(cell) ? `'${cell}` : cell)));
  return stringify(safe, { escape_formulas: true, record_delimiter: 'windows', quote_record_delimiter: true });
}

/** A row as csv-parse gives it with `info`, whatever its types say. */
const Parsed = z.object({ record: z.array(z.string()), info: z.object({ bytes: z.int() }) });
type Found = { line: number; record: string[] };

/** A row of a table that was brought in, with the line it begins on, from 1. */
export type CsvRow = { line: number; cells: Readonly<Record<string, string>> };

type Reading = {
  /** The most rows beneath the heading. */
  most: number;
  /** Lets everything else have its turn. */
  breath: () => Promise<void>;
};

/** Read in one go, this much holds the event loop for a few milliseconds. */
const PIECE_BYTES = 32_768;

/**
 * Reads a table with a heading, its columns parted by commas, semicolons or tabs as spreadsheets of different countries
 * do it; names of columns in any case. `unreadable` for what is no table, `too_long` where it has more than `most` rows.
 */
export async function readCsv(
  text: string,
  { most, breath }: Reading,
): Promise<{ columns: string[]; rows: CsvRow[] } | 'unreadable' | 'too_long'> {
  const [heading = ''] = text.split('\n', 1);
  const marks = [',', ';', '\t'].toSorted((one, other) => heading.split(other).length - heading.split(one).length);
  const [delimiter = ','] = marks;
  const found = await parsed(text, delimiter, { most: most + 1, breath });
  if (typeof found === 'string') return found;
  const columns = (found[0]?.record ?? []).map((name) => name.toLowerCase());
  if (columns.length === 0) return 'unreadable';
  const rows = found.slice(1).map(({ line, record }) => ({
    line,
    cells: Object.fromEntries(columns.map((name, index) => [name, record[index] ?? ''])),
  }));
  return { columns, rows };
}

async function parsed(text: string, delimiter: string, { most, breath }: Reading) {
  const found: Found[] = [];
  // As bytes, since a letter of two halves would not outlive being cut.
  const bytes = Buffer.from(text);
  const beginsOn = createLineCount(bytes);
  const parser = parse({
    ...{ bom: true, delimiter, info: true, trim: true, skip_empty_lines: true, relax_column_count: true },
  });
  parser.on('data', (row: unknown) => {
    const { record, info } = Parsed.parse(row);
    found.push({ line: beginsOn(info.bytes), record });
  });
  // Looked at as soon as it is there, or a fault half-way would be nobody's.
  const end = finished(parser).then(
    () => found,
    () => 'unreadable' as const,
  );
  for (let at = 0; at < bytes.length && !parser.destroyed; at += PIECE_BYTES) {
    if (found.length > most) break;
    parser.write(bytes.subarray(at, at + PIECE_BYTES));
    await breath();
  }
  if (!parser.destroyed) parser.end();
  const rows = await end;
  return rows !== 'unreadable' && rows.length > most ? 'too_long' : rows;
}

const [LF, CR] = [10, 13];

/** The line that each row begins on, given where it ends: the library knows the line that it ends on, and that not always. */
function createLineCount(bytes: Buffer): (end: number) => number {
  let [at, line] = [0, 1];
  const isBreak = (): boolean => bytes[at] === LF || bytes[at] === CR;
  const step = (): void => {
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) line += 1;
    at += 1;
  };
  return (end) => {
    while (at < end && isBreak()) step();
    const begins = line;
    while (at < end) step();
    return begins;
  };
}
