import { isCorrection } from './corrections.ts';
import { denialsIn } from './denials.ts';
import { quoteOf } from './evidence.ts';
import { fold } from './fold.ts';
import { clausesOf, type Heard } from './heard.ts';
import { isNear, tidyName } from './names.ts';
import type { Finding } from './observation.ts';
import { storableText } from './plain-text.ts';
import { emailsIn } from './spoken-email.ts';
import { namesSaid, spelledIn } from './spoken-name.ts';
import { platesIn } from './spoken-plate.ts';
import type { Steps } from './steps.ts';

const byRule = 0.9;
const givenUp = new Set('not instead than stop old former nicht statt anstatt pas plus lieu no vez'.split(' '));
const spellingCue =
  /(?<!\p{L})(?:name|spell|spelled|spelt|buchstabier\p{L}*|geschrieben|[eé]pel\p{L}*|[eé]crit|deletre\p{L}*|escribe)(?!\p{L})/iu;

type Value = { slot: string; value: string };

/** What the fixed rules read out of a caller's turns: e-mail, names, plates, and what is not so any more. */
export function* ruleSteps(heard: readonly Heard[], knownNames: readonly string[]): Steps<Finding[]> {
  const names = [...knownNames];
  const found: Finding[] = [];
  for (const said of heard) {
    found.push(...findingsIn(said, names));
    yield;
  }
  return found;
}

/** Adds to `names` those that were said. */
function findingsIn(said: Heard, names: string[]): Finding[] {
  const introduced = namesSaid(said.text);
  names.push(...introduced.flatMap(({ slot, value }) => (slot === 'customer_name' ? [value] : [])));
  const emails = emailsIn(said.text);
  const spelled = emails.length > 0 ? [] : spelledNames(said.text, names);
  const stated = spelled.length > 0 ? introduced.filter(({ slot }) => slot === 'said_as') : introduced;
  const values = [
    ...emails.map((value) => ({ slot: 'email', value })),
    ...stated,
    ...spelled.map((value) => ({ slot: 'customer_name', value })),
    ...platesIn(said.text).map((value) => ({ slot: 'vehicle_plate', value })),
  ];
  const denied = denialsIn(said.text).map(({ slot, value }) => ({ slot, value: storableText(value, 160) }));
  const givenUpIn = ({ slot, value }: Value) => slot === 'email' && isGivenUp(said.text, value);
  const quote = values.length + denied.length > 0 ? quoteOf(said) : null;
  return [
    ...once(values).map((one) => foundIn(said, one, givenUpIn(one), quote)),
    ...denied.map((one) => foundIn(said, one, true, quote)),
  ].filter(({ value }) => value !== '');
}

/** Saying a name twenty times in one breath teaches it once; looking at each would cost twenty times as much. */
function once(values: readonly Value[]): Value[] {
  return [...new Map(values.map((one) => [`${one.slot} ${one.value}`, one])).values()];
}

/** "Write to …, not to this one any more": the address stands in the turn, and is the one that is over. */
function isGivenUp(text: string, email: string): boolean {
  const clause = clausesOf(text.toLowerCase()).find((one) => emailsIn(one, true).includes(email)) ?? '';
  const words = clause.split(' ');
  const at = words.findIndex((word) => word === 'at' || word.includes('@'));
  const before = words.slice(Math.max(0, at - 6), at).map(fold);
  return before.some((word) => givenUp.has(word));
}

function foundIn(said: Heard, { slot, value }: Value, negated: boolean, quote: string | null): Finding {
  const correction = negated || isCorrection(said, value);
  return {
    subject: 'self',
    slot,
    value,
    negated,
    source: 'caller',
    confidence: byRule,
    turn: said.turn,
    quote,
    correction,
  };
}

/** A spelled word puts right the part of a known name it resembles; alone it is a name where spelling is spoken of. */
function spelledNames(text: string, names: readonly string[]): string[] {
  return spelledIn(text).flatMap((word) => {
    const known = names.findLast((name) => name.split(' ').some((part) => resembles(part, word)));
    if (known !== undefined) {
      const name = known
        .split(' ')
        .map((part) => (resembles(part, word) ? word : part))
        .join(' ');
      return tidyName(name) ?? [];
    }
    return spellingCue.test(text) && names.length === 0 ? (tidyName(word) ?? []) : [];
  });
}

function resembles(part: string, word: string): boolean {
  const [a, b] = [fold(part), fold(word)];
  const oneApart = a.length >= 3 && isNear(`##${a}`, `##${b}`);
  return (
    a === b || oneApart || (a.slice(0, 3) === b.slice(0, 3) && a.length >= 3 && Math.abs(a.length - b.length) <= 2)
  );
}
