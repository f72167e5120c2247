import { refused } from '#contract/errors.ts';
import { LARGEST_TABLE_BYTES } from '#contract/table-limits.ts';
import { tell } from '#contract/told.ts';

/**
 * The bytes of a chosen file in Base64. Throws `invalid_input` for one that is too large, before it is read, and for one
 * that is not there any more or was changed since it was chosen.
 */
export async function bytesOf(file: File): Promise<string> {
  if (file.size > LARGEST_TABLE_BYTES)
    throw refused('invalid_input', tell('csv_too_large', { most: LARGEST_TABLE_BYTES / 1_000_000 }));
  const bytes = await file.arrayBuffer().catch((cause: unknown) => {
    throw refused('invalid_input', tell('csv_file_gone'), { cause });
  });
  return toBase64(new Uint8Array(bytes));
}

/** As many bytes as a call may be given arguments, everywhere. */
const PIECE = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += PIECE) letters += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(letters);
}
