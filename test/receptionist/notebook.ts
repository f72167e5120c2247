import type { Random } from './random.ts';
import type { Canaries } from './canaries.ts';
import type { Manner, Saying } from './script.ts';
import type { Trade } from './shops.ts';
import { guarded, manyValued, newValue, slotsOf } from './slots.ts';

/** The script's own notes on one person: what they said so far, so that the next call can repeat or change it. */
export type Notebook = {
  trade: Trade;
  /** Slots not spoken of yet, next one first. */
  ahead: string[];
  single: Map<string, { value: string; firm: boolean }>;
  many: Map<string, string[]>;
  /** Every value ever said in a slot: none of them comes back after it was replaced. */
  said: Map<string, Set<string>>;
  /** How many values this person tells in all; more than about ten would fill any budget. */
  room: number;
};

type Deps = { random: Random; canaries: Canaries };

export function openNotebook(trade: Trade, room: number, { random }: Deps): Notebook {
  const [first = '', ...others] = slotsOf[trade];
  const ahead = [first, ...random.shuffled(others)];
  return { trade, ahead, single: new Map(), many: new Map(), said: new Map(), room };
}

/** What is said in the next call; `quiet` calls leave no transcript, so nothing in them can be worded as a correction. */
export function nextSayings(book: Notebook, quiet: boolean, deps: Deps): Saying[] {
  const { random } = deps;
  const sayings: Saying[] = [];
  const repeated = repeats(book, random);
  if (!quiet && random.chance(0.4)) sayings.push(...change(book, deps));
  const touched = new Set(sayings.map(({ slot }) => slot));
  sayings.push(...repeated.filter(({ slot }) => !touched.has(slot)));
  for (let i = random.between(1, 2); i > 0; i -= 1) sayings.push(...news(book, deps));
  if (!quiet && random.chance(0.1)) sayings.push(...denial(book, deps));
  const open = sayings.filter((saying, at) => manyValued.has(saying.slot) || firstOf(sayings, saying.slot) === at);
  for (const saying of open) note(book, saying);
  return open;
}

/** What a talkative person adds: far more than a budget holds, so that the order of the pack must hold. */
export function muchMore(book: Notebook, already: readonly Saying[], deps: Deps): Saying[] {
  const slots = ['likes', 'likes', 'likes', 'dislikes', 'dislikes', 'allergies', 'allergies'];
  const more = slots.flatMap((slot) => {
    const saying = fresh(book, slot, 'plain', deps);
    for (const one of saying) note(book, one);
    return saying;
  });
  const denied = new Set(already.filter(({ manner }) => manner === 'denied').map(({ slot }) => slot));
  return more.filter(({ slot }) => !denied.has(slot));
}

function firstOf(sayings: readonly Saying[], slot: string): number {
  return sayings.findIndex((one) => one.slot === slot);
}

function repeats(book: Notebook, random: Random): Saying[] {
  return [...book.single]
    .filter(([slot]) => slot !== 'vehicle_mileage' && random.chance(0.3))
    .map(([slot, { value }]) => ({ slot, value, manner: 'plain' as const }));
}

function news(book: Notebook, deps: Deps): Saying[] {
  if (book.room <= 0) return [];
  const again = [...book.many.keys()];
  const more = again.length > 0 && deps.random.chance(0.15) ? deps.random.pick(again) : undefined;
  const slot = more ?? book.ahead.shift();
  if (slot === undefined) return [];
  book.room -= 1;
  return fresh(book, slot, 'plain', deps);
}

function change(book: Notebook, deps: Deps): Saying[] {
  const { random } = deps;
  const known = [...book.single.keys()].filter((slot) => slot !== 'vehicle_plate');
  if (known.length === 0) return [];
  const slot = random.pick(known);
  if (slot === 'vehicle') {
    const along = ['vehicle_plate', 'vehicle_mileage'].filter((one) => book.single.has(one));
    return [slot, ...along].flatMap((one) => fresh(book, one, 'corrected', deps));
  }
  const firm = book.single.get(slot)?.firm ?? false;
  // The odometer of the same car: said anew at a visit, and only believed as such while nothing stands against it.
  if (slot === 'vehicle_mileage') return firm ? [] : fresh(book, slot, 'plain', deps);
  // Said by the way: it replaces what was said once, and is a slip of the tongue against what was said twice.
  const byTheWay = random.chance(firm ? 0.08 : 0.3);
  return fresh(book, slot, byTheWay ? 'plain' : 'corrected', deps);
}

function denial(book: Notebook, { random }: Deps): Saying[] {
  const staff = book.single.get('preferred_staff')?.value;
  const values = ['allergies', 'likes', 'pets'].flatMap((slot) =>
    (book.many.get(slot) ?? []).map((value) => ({ slot, value, manner: 'denied' as const })),
  );
  if (staff !== undefined) values.push({ slot: 'preferred_staff', value: staff, manner: 'denied' });
  return values.length > 0 ? [random.pick(values)] : [];
}

function fresh(book: Notebook, slot: string, manner: Manner, deps: Deps): Saying[] {
  const value = newValue(slot, book.said.get(slot) ?? new Set(), deps);
  return value === null ? [] : [{ slot, value, manner }];
}

function note(book: Notebook, { slot, value, manner }: Saying): void {
  book.said.set(slot, (book.said.get(slot) ?? new Set()).add(value));
  const held = book.single.get(slot);
  const values = book.many.get(slot) ?? [];
  if (manner === 'denied') {
    if (!manyValued.has(slot)) book.single.delete(slot);
    else if (!guarded.has(slot))
      book.many.set(
        slot,
        values.filter((one) => one !== value),
      );
  } else if (manyValued.has(slot)) book.many.set(slot, [...values.filter((one) => one !== value), value]);
  else if (held?.value === value) held.firm = true;
  else if (manner === 'corrected' || !held?.firm) book.single.set(slot, { value, firm: manner === 'corrected' });
}
