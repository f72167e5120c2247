import { wholeSigns } from '#contract/seen-text.ts';
import { maskNumbers } from './masked-numbers.ts';

/** Longest input looked at; whatever follows cannot matter to a line of at most a few hundred characters. */
const longestInput = 16_384;

/** What is not seen, or structures a prompt; but what joins several pictures into one ($1) hides nothing. */
const HIDDEN =
  /((?<=\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?)\u200D(?=\p{Extended_Pictographic}))|[\p{C}\p{Default_Ignorable_Code_Point}\uFFFD{}｛｝﹛﹜`]/gu;

/**
 * One line that is safe to stand inside a prompt: NFC, no control, zero-width or direction characters, no braces,
 * back-ticks or angle brackets, no rows of fence characters, nothing at its start that makes a heading or a list (a sign right before a figure does not).
 * `maxLength` counts code points; a letter is never cut from its marks. May be empty.
 */
export function tidyText(raw: string, maxLength: number): string {
  const line = raw
    .slice(0, longestInput)
    .toWellFormed()
    // Tags become gaps, or the words around them would run together past the rules that look for orders.
    .replace(/[\p{Cc}\p{Z}<>＜＞]/gu, ' ')
    .replace(HIDDEN, '$1')
    .normalize('NFC')
    // ElevenLabs and our own fence read rows of these as structure; one of them alone is punctuation.
    .replace(/([=#~*_|\-–—])\1+/gu, '$1')
    // A sign before a figure is part of what is said: “-20% on colour”, “+2 guests”.
    .replace(/^(?:(?![-+]\d)[\s\-–—*#=+~|•·])+/u, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return cut(line, maxLength);
}

/** Text fit to be stored: tidied, then without any phone number, then cut (cutting first could hide half a number). */
export function storableText(raw: string, maxLength: number): string {
  return tidyText(maskNumbers(tidyText(raw, longestInput)), maxLength);
}

function cut(line: string, maxLength: number): string {
  if (line.length <= maxLength) return line;
  const units = unitsOf(line, maxLength);
  // Marks heaped on one letter past the limit: there is no whole letter to keep.
  return (wholeSigns(line, units) || line.slice(0, units)).trimEnd();
}

/** How many UTF-16 units the first code points take. */
function unitsOf(line: string, points: number): number {
  let units = 0;
  for (let point = 0; point < points && units < line.length; point += 1)
    units += (line.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  return units;
}
