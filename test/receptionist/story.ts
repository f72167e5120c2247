import { toContent } from './call-script.ts';
import type { Canaries } from './canaries.ts';
import { nameInCall } from './naming.ts';
import type { Naming } from './naming.ts';
import { muchMore, nextSayings, openNotebook } from './notebook.ts';
import type { Notebook } from './notebook.ts';
import { spellingsOf, withheldSpellings } from './numbers.ts';
import type { Random } from './random.ts';
import { callTimes, deliveryTimes } from './schedule.ts';
import type { Kind, Person, ScriptedCall, Shape } from './script.ts';
import type { Shop } from './shops.ts';

type Deps = { random: Random; canaries: Canaries };
export type Cast = { index: number; kind: Kind; shop: Shop; number: string | null; people: readonly Person[] };

const together = (kind: Kind): boolean => kind === 'family' || kind === 'twins';

/** All calls of one account, from the first to the last, as its people live through 18 months. */
export function tellStory(cast: Cast, deps: Deps): ScriptedCall[] {
  const { random } = deps;
  const times = callTimes(random.between(3, 10), random).map((at) => ({ at, seconds: random.between(40, 300) }));
  const books = cast.people.map(() => openNotebook(cast.shop.trade, 9, deps));
  const promised = { left: 2 };
  const calls = times.map(({ at, seconds }, position) =>
    nextCall(cast, { at, seconds, position, calls: times.length }, books, promised, deps),
  );
  const deliveries = deliveryTimes(calls, together(cast.kind), random);
  return calls.map((call, position) => ({ ...call, deliveries: deliveries[position] ?? [] }));
}

type Moment = { at: number; seconds: number; position: number; calls: number };

function nextCall(
  cast: Cast,
  moment: Moment,
  books: readonly Notebook[],
  promised: { left: number },
  deps: Deps,
): ScriptedCall {
  const { random, canaries } = deps;
  const { at, seconds, position } = moment;
  const who = position < cast.people.length ? position : random.below(cast.people.length);
  const person = cast.people[who];
  const book = books[who];
  if (person === undefined || book === undefined) throw new Error('Nobody is there to call');

  const naming = namingOf(cast, person, moment, random);
  const shape = someShape(position, naming, together(cast.kind), random);
  const before = new Map([...book.single].map(([slot, { value }]) => [slot, value]));
  const sayings = shape.analysis ? nextSayings(book, !shape.transcript, deps) : [];
  if (cast.kind === 'talker' && shape.analysis) sayings.push(...muchMore(book, sayings, deps));
  const promises = promised.left > 0 && random.chance(0.3);
  if (promises) promised.left -= 1;
  const attackWord = cast.kind === 'attacker' && random.chance(0.6) ? canaries.next() : null;
  // An attack may come in place of the name, so in such a call nobody gives one.
  const kept = attackWord !== null && position > 0 ? { stated: null, married: false } : naming;
  const content = toContent(
    { shop: cast.shop, person, at, naming: kept, sayings, before, shape, promises, attackWord },
    deps,
  );
  const rings = shape.numberIn === 'nowhere' || !random.chance(0.04);
  const id = `${cast.index}x${position}`;
  return {
    account: cast.index, position, shop: cast.shop, speaker: person, at, seconds, rings, shape,
    from: spelled(cast, position),
    conversationId: `conv_${id}`,
    callSid: `CA${id.replace('x', 'f').padStart(32, '0')}`,
    attackWord,
    deliveries: [],
    ...content,
  }; // prettier-ignore
}

function namingOf(cast: Cast, person: Person, { position, calls }: Moment, random: Random): Naming {
  if (!together(cast.kind)) return nameInCall(person, { position, calls, clearly: false }, random);
  // Each of them says clearly who they are the first time; later on many do not bother.
  const first = position < cast.people.length;
  if (!first && random.chance(0.5)) return { stated: null, married: false };
  return nameInCall(person, { position, calls, clearly: true }, random);
}

function someShape(position: number, { married }: Naming, firm: boolean, random: Random): Shape {
  const whole = married || (firm && position < 3);
  const place = random.below(100);
  return {
    transcript: whole || !random.chance(0.07),
    analysis: whole || position === 0 || !random.chance(0.04),
    numberIn: place < 70 ? 'phone_call' : place < 90 ? 'variables' : 'nowhere',
    conversationAtRing: random.chance(0.6),
  };
}

function spelled({ number, index }: Cast, position: number): string {
  if (number === null) return withheldSpellings[(index + position) % withheldSpellings.length] ?? '';
  return spellingsOf(number)[position % 4] ?? number;
}
