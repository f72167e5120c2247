import { isUtf8 } from 'node:buffer';

/** Every parameter of a form with all its values, in the order they came. A map: no name can be a built-in one. */
export type Form = ReadonlyMap<string, readonly string[]>;

const MOST_PARAMETERS = 500;

/**
 * Bytes of `application/x-www-form-urlencoded` to parameters. Null for what no sender of ours makes: bytes or escapes
 * that are no UTF-8, a broken escape, or more than 500 parameters. Empty names and values stay: a signature covers them.
 */
export function readForm(bytes: Uint8Array): Form | null {
  if (!isUtf8(bytes)) return null;
  const text = Buffer.from(bytes).toString('utf8');
  const form = new Map<string, string[]>();
  const parts = text === '' ? [] : text.split('&', MOST_PARAMETERS + 1);
  if (parts.length > MOST_PARAMETERS) return null;
  for (const part of parts) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decoded(equals < 0 ? part : part.slice(0, equals));
    const value = decoded(equals < 0 ? '' : part.slice(equals + 1));
    if (name === null || value === null) return null;
    const values = form.get(name);
    if (values) values.push(value);
    else form.set(name, [value]);
  }
  return form;
}

function decoded(escaped: string): string | null {
  try {
    return decodeURIComponent(escaped.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
