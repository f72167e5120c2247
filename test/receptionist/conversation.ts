import { capitalised } from './canaries.ts';
import { dayAfter, localDay, weekdayName } from './days.ts';
import { english, german, introductions, misleading, smallTalk } from './phrases.ts';
import type { Random } from './random.ts';
import type { Person, Saying, SpokenLine } from './script.ts';
import type { Shop } from './shops.ts';

type Words = {
  person: Person;
  stated: string | null;
  married: boolean;
  sayings: readonly Saying[];
  before: ReadonlyMap<string, string>;
};

/** The lines of one call: greeting, name, what is said about each slot, small talk and a trap or two for hasty rules. */
export function toLines({ person, stated, married, sayings, before }: Words, shop: Shop, random: Random): SpokenLine[] {
  const user = (message: string): SpokenLine => ({ role: 'user', message });
  const agent = (message: string): SpokenLine => ({ role: 'agent', message });
  const lines = [agent(`Hello, this is the assistant of ${shop.name}. How can I help?`)];
  if (married && stated !== null) {
    lines.push(user(`I got married, my name is ${stated} now, not ${person.surname} any more.`));
  } else if (stated !== null) {
    lines.push(user(random.pick(introductions[person.tongue]).replace('{n}', stated)));
  }
  if (random.chance(0.3)) lines.push(user(random.pick(misleading)));
  lines.push(user(random.pick(smallTalk)), agent('Of course. Is there anything I should note?'));
  for (const saying of sayings) {
    lines.push(user(worded(saying, person.tongue, before.get(saying.slot) ?? 'the old one', random)), agent('I see.'));
  }
  lines.push(agent('Thank you for calling, goodbye.'));
  return lines;
}

function worded({ slot, value, manner }: Saying, tongue: 'en' | 'de', old: string, random: Random): string {
  const wording = (tongue === 'de' ? german : english)[slot];
  const texts = wording?.[manner] ?? wording?.plain ?? ['{v}.'];
  const spoken = slot === 'email' && random.chance(0.3) ? value.replace('@', ' at ').replaceAll('.', ' dot ') : value;
  // One pass, so that a value can never bring a place-holder of its own.
  return random.pick(texts).replace(/\{[vo]\}/g, (place) => (place === '{v}' ? spoken : old));
}

/** A promise of the agent about something, due on a day named as people name it. */
export function somePromise(word: string, at: number, shop: Shop, tongue: 'en' | 'de', random: Random) {
  const today = localDay(at, shop.zone);
  const ahead = random.between(1, 6);
  const due = dayAfter(today, ahead);
  const what = capitalised(word);
  if (tongue === 'de') {
    return { due, line: `Wir rufen Sie am ${weekdayName(due, 'de')} wegen ${what} zurück.`, slot: null };
  }
  const day = ahead === 1 && random.chance(0.6) ? 'tomorrow' : `on ${weekdayName(due, 'en')}`;
  const line = random.pick([
    `We will ring you back ${day} about the ${what} order.`,
    `Someone will call you ${day} about the ${what} estimate.`,
    `I will let you know ${day} about the ${what} part.`,
  ]);
  return { due, line, slot: `Ring back ${day} about the ${what} order` };
}
