import { writtenDay, localDay } from './days.ts';
import type { Account, Person, ScriptedCall } from './script.ts';
import { guarded, manyValued } from './slots.ts';

/** Something that must, or must not, stand in one line: all of these words together. */
export type Item = { slot: string; words: string[]; why: 'said' | 'replaced' | 'denied' | 'slip' | 'unreviewed' };

/** What the script says an agent must and must not be told at one ring. */
export type Expectation = {
  caller: 'new' | 'known' | 'shared' | 'unidentified';
  told: Item[];
  gone: Item[];
  /** Health facts that nobody has reviewed yet. */
  waiting: Item[];
  /** True when nothing but names may be told, although the number is known. */
  namesOnly: boolean;
};

const NOTHING = { told: [], gone: [], waiting: [], namesOnly: true };

/**
 * The gold: worked out from what people said in the script and how they said it, never from the product's rules.
 * Only calls whose event has been delivered before `at` count.
 */
export function expectedAt(account: Account, at: number): Expectation {
  if (account.number === null) return { caller: 'unidentified', ...NOTHING };
  const heard = account.calls.filter(({ deliveries }) => (deliveries[0] ?? Infinity) < at);
  if (heard.length === 0) return { caller: 'new', ...NOTHING };

  const named = new Set(heard.filter(({ statedName }) => statedName !== null).map(({ speaker }) => speaker));
  if (named.size > 1) {
    const told = [...named].map(({ first }) => said('name', first));
    return { caller: 'shared', ...NOTHING, told };
  }
  const facts = factsOf(heard, account, at);
  const talker = account.kind === 'talker';
  return {
    caller: 'known',
    namesOnly: false,
    told: [...namesOf(heard), ...promisesOf(heard), ...(talker ? [] : lastCalls(heard)), ...facts.told.filter(counts)],
    gone: [...oldNames(heard), ...facts.gone.filter(counts)],
    waiting: facts.waiting,
  };

  // A talker tells more than any budget holds: only what must never be dropped is asked for.
  function counts({ slot }: Item): boolean {
    return !talker || guarded.has(slot);
  }
}

function said(slot: string, ...words: string[]): Item {
  return { slot, words, why: 'said' };
}

function namesOf(heard: readonly ScriptedCall[]): Item[] {
  const stated = heard.flatMap(({ statedName, speaker }) => (statedName === null ? [] : [{ statedName, speaker }]));
  const [one] = stated;
  if (one === undefined) return [];
  const { speaker } = one;
  const texts = stated.map(({ statedName }) => statedName);
  const items = texts.some((text) => firstsOf(speaker).some((first) => text.startsWith(first)))
    ? [said('name', commonStart(firstsOf(speaker)))]
    : [];
  const surname = currentSurname(speaker, texts);
  return surname === null ? items : [...items, said('surname', surname)];
}

function oldNames(heard: readonly ScriptedCall[]): Item[] {
  const { speaker } = heard[0] ?? {};
  const later = speaker?.laterSurname ?? null;
  if (speaker === undefined || later === null || !heard.some(({ statedName }) => statedName?.includes(later)))
    return [];
  return [{ slot: 'surname', words: [speaker.surname], why: 'replaced' }];
}

function firstsOf({ first, otherFirsts }: Person): string[] {
  return [first, ...otherFirsts];
}

function currentSurname({ surname, laterSurname }: Person, texts: readonly string[]): string | null {
  if (laterSurname !== null && texts.some((text) => text.includes(laterSurname))) return laterSurname;
  return texts.some((text) => text.includes(surname)) ? surname : null;
}

/** "Alex" of Alexander and Alex: whichever of them is told, this much of it is. */
function commonStart(names: readonly string[]): string {
  const [shortest = ''] = names.map(fold).toSorted((a, b) => a.length - b.length);
  let length = shortest.length;
  while (length > 0 && !names.every((name) => fold(name).startsWith(shortest.slice(0, length)))) length -= 1;
  return shortest.slice(0, length);
}

function promisesOf(heard: readonly ScriptedCall[]): Item[] {
  return heard.flatMap(({ promise }) =>
    promise === null ? [] : [said('promise', promise.word), said('promise_due', promise.word, writtenDay(promise.due))],
  );
}

function lastCalls(heard: readonly ScriptedCall[]): Item[] {
  const latest = heard.toSorted((a, b) => b.at - a.at).slice(0, 3);
  return latest
    .filter(({ shape }) => shape.analysis)
    .map(({ topic, at, shop }) => said('last_call', topic, writtenDay(localDay(at, shop.zone))));
}

type Facts = Pick<Expectation, 'told' | 'gone' | 'waiting'>;

function factsOf(heard: readonly ScriptedCall[], account: Account, at: number): Facts {
  const single = new Map<string, { value: string; firm: boolean }>();
  const many = new Map<string, Set<string>>();
  const gone: Item[] = [];
  const leave = (slot: string, value: string, why: Item['why']): void => void gone.push({ slot, words: [value], why });
  for (const { slot, value, manner } of heard.toSorted((a, b) => a.at - b.at).flatMap(({ sayings }) => sayings)) {
    const values = many.get(slot) ?? new Set();
    const held = single.get(slot);
    if (manyValued.has(slot)) {
      // A denied allergy stays: forgetting one by mistake does more harm than keeping it.
      if (manner !== 'denied') many.set(slot, values.add(value));
      else if (!guarded.has(slot) && values.delete(value)) leave(slot, value, 'denied');
    } else if (manner === 'denied') {
      if (held?.value === value) single.delete(slot);
      leave(slot, value, 'denied');
    } else if (held === undefined) single.set(slot, { value, firm: manner === 'corrected' });
    else if (held.value === value) held.firm = true;
    else if (held.firm && manner === 'plain') leave(slot, value, 'slip');
    else {
      leave(slot, held.value, 'replaced');
      single.set(slot, { value, firm: manner === 'corrected' });
    }
  }
  const told = [
    ...[...single].map(([slot, { value }]) => said(slot, value)),
    ...[...many].flatMap(([slot, values]) => [...values].map((value) => said(slot, value))),
  ];
  const waits = ({ slot, words }: Item): boolean => !reviewed(heard, account, at, slot, words[0] ?? '');
  return {
    told: told.filter((item) => !waits(item)),
    gone,
    waiting: told.filter(waits).map((item) => ({ ...item, why: 'unreviewed' as const })),
  };
}

/** Only a dentist's staff look at health facts before the agent hears of them. */
function reviewed(
  heard: readonly ScriptedCall[],
  { shop, reviews }: Account,
  at: number,
  slot: string,
  value: string,
): boolean {
  if (shop.trade !== 'dentist' || !guarded.has(slot)) return true;
  return heard.some(
    ({ sayings, deliveries }) =>
      sayings.some((one) => one.slot === slot && one.value === value && one.manner === 'plain') &&
      reviews.some((review) => review.slot === slot && review.at < at && (deliveries[0] ?? Infinity) < review.at),
  );
}

/** Letters and digits only, so that "QXV 4821" and "qxv-4821" are one. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
