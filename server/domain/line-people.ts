import type { KeptLine, SavedLine } from '#contract/lines.ts';
import { toE164 } from './phone-number.ts';

type Given = SavedLine['settings']['people'][number];
export type LinePerson = KeptLine['people'][number];

/** Why somebody's number cannot be taken; the person's name stands in the sentence. */
export type PersonTrouble = { why: 'unreadable' | 'missing' | 'ours'; name: string };

type Known = { before: readonly LinePerson[]; region: string; isOurs: (e164: string) => boolean };

/** Somebody as given, with the number to keep: the new one, else the one they had. */
export function personWithNumber({ number: typed, ...person }: Given, known: Known): LinePerson | PersonTrouble {
  const { id, name } = person;
  const number = typed === undefined ? known.before.find((one) => one.id === id)?.number : toE164(typed, known.region);
  if (number === undefined) return { why: 'missing', name };
  if (number === null) return { why: 'unreadable', name };
  // It would come back to us, and ring again, and come back.
  return known.isOurs(number) ? { why: 'ours', name } : { ...person, number };
}

/** Whether what is chosen needs somebody's phone to ring and nobody's does. */
export function lacksRinging({ mode, staffFirst, fallback, people }: KeptLine): boolean {
  const isNeeded = mode === 'forward' || staffFirst.when !== 'never' || fallback.kind === 'forward';
  return isNeeded && !people.some(({ rings }) => rings);
}
