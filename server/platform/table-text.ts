import { isUtf8 } from 'node:buffer';

import type { TableEncoding } from '#contract/desk-csv-commands.ts';

/** The 32 letters in which Windows-1252 differs from Latin-1; the five that it does not have stand for themselves. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const NOT_IN_WINDOWS = /[\u0081\u008d\u008f\u0090\u009d]/u;
/** How a zipped and an old workbook begin. */
const WORKBOOKS = ['504b0304', 'd0cf11e0'];
const MOST_SAMPLES = 3;
const LONGEST_SAMPLE = 40;

type Read = { text: string; encoding: TableEncoding };
export type NoTable = 'empty' | 'workbook' | 'no_text';

/**
 * The text of a file that a spreadsheet saved: UTF-8, UTF-16 with its mark, or what Windows writes in Western Europe.
 * Our own code, since how Node reads Windows-1252 depends on its version and on what ICU it was built with.
 */
export function readTableText(bytes: Buffer): Read | NoTable {
  if (WORKBOOKS.includes(bytes.subarray(0, 4).toString('hex'))) return 'workbook';
  const read = fromUtf16(bytes) ?? fromUtf8(bytes) ?? fromWindows(bytes);
  // A NUL stands in no table: it is a picture, or UTF-16 that does not say so.
  if (read === null || read.text.includes('\0')) return 'no_text';
  return read.text.trim() === '' ? 'empty' : read;
}

/** A few different words with letters beyond ASCII. */
export function strangeWords(text: string): string[] {
  const words = text.split(/[\s,;"]+/u).filter((word) => /[\u0080-\uffff]/u.test(word));
  return [...new Set(words)].slice(0, MOST_SAMPLES).map((word) => word.slice(0, LONGEST_SAMPLE));
}

function fromUtf16(bytes: Buffer): Read | null {
  const mark = bytes.subarray(0, 2).toString('hex');
  if ((mark !== 'fffe' && mark !== 'feff') || bytes.length % 2 !== 0) return null;
  // A copy: it is turned round where it stands.
  const letters = Buffer.from(bytes.subarray(2));
  const text = (mark === 'feff' ? letters.swap16() : letters).toString('utf16le');
  return text.isWellFormed() ? { text, encoding: 'utf-16' } : null;
}

function fromUtf8(bytes: Buffer): Read | null {
  return isUtf8(bytes) ? { text: bytes.toString('utf8').replace(/^\ufeff/u, ''), encoding: 'utf-8' } : null;
}

function fromWindows(bytes: Buffer): Read | null {
  const latin = bytes.toString('latin1');
  if (NOT_IN_WINDOWS.test(latin)) return null;
  const text = latin.replace(/[\u0080-\u009f]/gu, (letter) => HIGH.charAt(letter.charCodeAt(0) - 0x80));
  return { text, encoding: 'windows-1252' };
}
