import { isUtf8 } from 'node:buffer';

export type JsonRead = { readonly readable: true; readonly value: unknown } | { readonly readable: false };

const MAX_DEPTH = 64;
// Larger bodies come only from senders already known, and walking them byte by byte would hold up the ringing phone.
const SCANNED_BYTES = 1024 * 1024;

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Bytes to a JSON value. Not readable: invalid UTF-8, nested deeper than 64, or not JSON. A byte order mark is fine. */
export function readJson(bytes: Buffer): JsonRead {
  if (!mayBeRead(bytes)) return { readable: false };
  const text = bytes.toString('utf8');
  try {
    return { readable: true, value: JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as unknown };
  } catch {
    return { readable: false };
  }
}

/** Whether bytes are worth parsing: what is deeper than any sender of ours goes takes memory by the level. */
export function mayBeRead(bytes: Buffer): boolean {
  return isUtf8(bytes) && (bytes.length > SCANNED_BYTES || !isTooDeep(bytes));
}

function isTooDeep(bytes: Buffer): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (inString) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth -= 1;
  }
  return false;
}
