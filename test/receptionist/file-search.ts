import { readFile } from 'node:fs/promises';

import { createByteFinder } from './byte-finder.ts';
import type { Pattern } from './byte-finder.ts';
import { canariesIn, capitalised, middleOf } from './canaries.ts';

/** Which of these strings stand in any of the files: plainly, in either UTF-16, in hex, or within base64. */
export async function stringsInFiles(strings: readonly string[], files: readonly string[]): Promise<Set<string>> {
  const find = createByteFinder(strings.flatMap(toPatterns));
  const found = new Set<string>();
  for (const file of files) for (const one of find(await readFile(file))) found.add(one);
  return found;
}

function toPatterns(text: string): Pattern[] {
  const isCanary = canariesIn(text).includes(text);
  // A full-text index keeps words without their ends; the middle of a canary is still its own.
  const core = (isCanary ? middleOf(text) : text).toLowerCase();
  const wide = Buffer.from(core, 'utf16le');
  const plain = [Buffer.from(core), wide, Buffer.from(wide).swap16(), Buffer.from(Buffer.from(core).toString('hex'))];
  const spellings = isCanary ? [text, capitalised(text)] : [text];
  return [
    ...plain.map((bytes) => ({ bytes, anyCase: true, of: text })),
    ...spellings.flatMap(inBase64).map((bytes) => ({ bytes, anyCase: false, of: text })),
  ];
}

/** The letters of base64 that this text alone decides, for each of the three places it can begin at. */
function inBase64(text: string): Buffer[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.from(' '.repeat(before) + text);
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor((bytes.length * 8) / 6);
    return Buffer.from(bytes.toString('base64').slice(first, last));
  });
}
