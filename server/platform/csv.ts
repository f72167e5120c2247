import { stringify } from 'csv-stringify/sync';

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
