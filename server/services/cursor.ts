import { z } from 'zod';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

/** The cursor of a search: how many were shown. */
export const CountCursor = z.tuple([z.string().regex(/^\d{1,4}$/)]);

/** A page's end as one opaque word. */
export function toCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * What the list put into its cursor; undefined for no cursor.
 * @throws AppError `invalid_input` for anything that this list did not hand out: a beginning in its place would make a
 *   script that reads page after page go round for ever
 */
export function fromCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  const parsed = shape.safeParse(read(cursor));
  if (parsed.success) return parsed.data;
  const message = 'The cursor is not one that this list gave: begin again without it.';
  throw refused('invalid_input', tell('cursor_unknown'), { message });
}

function read(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
