/** SQLite keeps camelCase fields as snake_case columns and booleans as 0 and 1; these two turn rows both ways. */

type Column = string | number | Buffer | null;
type Row = Record<string, Column>;

export function snake(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `a, b, c` and `@a, @b, @c` for an INSERT of these fields, and `a = excluded.a` for its upsert. */
export function columnsOf(fields: readonly string[]): { names: string; values: string; updates: string } {
  const columns = fields.map(snake);
  return {
    names: columns.join(', '),
    values: fields.map((field) => `@${field}`).join(', '),
    // Not the id, which is the same anyway: naming it makes SQLite look through every table that refers to this one.
    updates: columns.flatMap((column) => (column === 'id' ? [] : `${column} = excluded.${column}`)).join(', '),
  };
}

/** Booleans become 0 and 1, which is what better-sqlite3 can bind. */
export function bindable(record: Readonly<Record<string, Column | boolean>>): Row {
  const row: Row = {};
  for (const [field, value] of Object.entries(record)) row[field] = typeof value === 'boolean' ? Number(value) : value;
  return row;
}

/** `SELECT` list that gives rows the record's own field names. */
export function selected(fields: readonly string[], table = ''): string {
  return fields.map((field) => `${table}${snake(field)} AS ${field}`).join(', ');
}

/**
 * A parameter that SQLite does not look at while it plans. Built with STAT4, as better-sqlite3 is, it plans a statement
 * with a join or a range anew for each value bound to it: 41 µs instead of 9 for the read behind a ringing phone.
 */
export const PLANNED_ONCE = '(SELECT ?)';
