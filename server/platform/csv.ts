import { parse } from 'csv-parse/sync';
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

/** Rows as csv-parse gives them with `info`, whatever its types say. */
const Parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

/** A row of a table that was brought in, with the line it begins on, from 1. */
export type CsvRow = { line: number; cells: Readonly<Record<string, string>> };

/**
 * Reads a table with a heading, its columns parted by commas, semicolons or tabs as spreadsheets of different countries
 * do it; names of columns in any case. Null for what is no table, or has more than `most` rows.
 */
export function readCsv(text: string, most: number): { columns: string[]; rows: CsvRow[] } | null {
  const [heading = ''] = text.split('\n', 1);
  const marks = [',', ';', '\t'].toSorted((one, other) => heading.split(other).length - heading.split(one).length);
  const [delimiter = ','] = marks;
  try {
    const found = Parsed.parse(
      parse(text, {
        ...{ bom: true, delimiter, info: true, trim: true, skip_empty_lines: true, relax_column_count: true },
        to: most + 2,
      }),
    );
    const columns = (found[0]?.record ?? []).map((name) => name.toLowerCase());
    if (columns.length === 0 || found.length > most + 1) return null;
    const rows = found.slice(1).map(({ record, info }) => ({
      line: info.lines,
      cells: Object.fromEntries(columns.map((name, index) => [name, record[index] ?? ''])),
    }));
    return { columns, rows };
  } catch {
    return null;
  }
}
