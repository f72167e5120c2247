import { foldedWords } from './fold.ts';
import type { Heard } from './heard.ts';
import { storableText } from './plain-text.ts';
import { foldValue } from './same-value.ts';
import type { Slot } from './slot.ts';
import { emailsIn } from './spoken-email.ts';
import { namesSaid } from './spoken-name.ts';
import { platesIn } from './spoken-plate.ts';
import { lastWhere, type Steps } from './steps.ts';

const longestQuote = 200;
const carriesNothing = new Set(
  'the a an of and or in at with to for on is are by der die das ein eine und mit im am le la les un une et de du des el los las y con en'.split(
    ' ',
  ),
);

/** The last caller turn that holds all of a value, whatever the spelling; null when the caller did not say it. */
export function* supportSteps(slot: Slot, value: string, heard: readonly Heard[]): Steps<Heard | null> {
  const said = saidIn(slot, value);
  const introduced = ({ text }: Heard) =>
    namesSaid(text).some((name) => foldValue(slot, name.value) === foldValue(slot, value));
  const introduction = slot.format === 'name' ? yield* lastWhere(heard, introduced) : undefined;
  return introduction ?? (yield* lastWhere(heard, said)) ?? null;
}

function saidIn(slot: Slot, value: string): (heard: Heard) => boolean {
  const whole = foldValue(slot, value);
  if (slot.format === 'language') return () => false;
  if (slot.format === 'email')
    return ({ text }) => text.toLowerCase().includes(whole) || emailsIn(text, true).includes(whole);
  if (slot.format === 'plate') {
    return ({ text, folded }) =>
      folded.replaceAll(' ', '').includes(whole) || platesIn(text).some((plate) => foldValue(slot, plate) === whole);
  }
  const stems = foldedWords(value)
    .filter((word) => !carriesNothing.has(word))
    .map(stemmed);
  return ({ folded }) => stems.length > 0 && stems.every((stem) => folded.includes(stem));
}

/** A long word also matches with another ending ("mornings", "morning"). */
function stemmed(word: string): string {
  return word.length > 5 ? ` ${word.slice(0, -2)}` : ` ${word} `;
}

/** A turn as it is quoted: one line, no phone number, at most 200 characters. */
export function quoteOf({ text }: Heard): string | null {
  return storableText(text, longestQuote) || null;
}
