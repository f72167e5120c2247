import { capitalised } from './canaries.ts';
import type { Canaries } from './canaries.ts';
import type { Random } from './random.ts';
import type { Person } from './script.ts';

const FIRSTS = [
  'Adele', 'Bruno', 'Celia', 'Dorian', 'Edith', 'Fergus', 'Greta', 'Hector', 'Ingrid', 'Jasper', 'Kirsten', 'Lorenz',
  'Mirjam', 'Nikolas', 'Odette', 'Piers', 'Ramona', 'Quentin', 'Tabea', 'Stellan', 'Ursula', 'Viktor', 'Wanda', 'Yannick',
]; // prettier-ignore

/** First names that one and the same person is called by, or that a phone line makes of them. */
const HEARD_OTHERWISE: readonly (readonly [string, string, 'Mr' | 'Mrs'])[] = [
  ['Alexander', 'Alex', 'Mr'],
  ['Christopher', 'Chris', 'Mr'],
  ['Benjamin', 'Ben', 'Mr'],
  ['Samuel', 'Sam', 'Mr'],
  ['Zoë', 'Zoe', 'Mrs'],
  ['José', 'Jose', 'Mr'],
  ['Annette', 'Annete', 'Mrs'],
  ['Johanna', 'Johana', 'Mrs'],
];

/** Two people of one household whose first names are nearly alike. */
const TWINS: readonly (readonly [string, string])[] = [
  ['Lena', 'Lina'],
  ['Tim', 'Tom'],
  ['Ella', 'Emma'],
  ['Paul', 'Paula'],
  ['Daniel', 'Daniela'],
  ['Jan', 'Jon'],
];

type Deps = { random: Random; canaries: Canaries };

/** One invented person whose surname nobody else has. */
export function createPerson({ random, canaries }: Deps): Person {
  const surname = capitalised(canaries.next());
  const laterSurname = random.chance(0.06) ? capitalised(canaries.next()) : null;
  const tongue = random.chance(0.1) ? 'de' : 'en';
  if (random.chance(0.15)) {
    const [first, other, title] = random.pick(HEARD_OTHERWISE);
    return { first, title, surname, laterSurname, otherFirsts: [other], tongue };
  }
  const first = random.pick(FIRSTS);
  const title = FIRSTS.indexOf(first) % 2 === 0 ? 'Mrs' : 'Mr';
  return { first, title, surname, laterSurname, otherFirsts: [], tongue };
}

/** Two or three people with one surname and clearly different first names. */
export function createFamily({ random, canaries }: Deps): Person[] {
  const surname = capitalised(canaries.next());
  const firsts = random.shuffled(FIRSTS).slice(0, random.chance(0.3) ? 3 : 2);
  return firsts.map((first) => ({ first, title: null, surname, laterSurname: null, otherFirsts: [], tongue: 'en' }));
}

/** Twins: one surname, first names that differ by a letter or an ending. */
export function createTwins({ canaries }: Deps, pair: number): Person[] {
  const surname = capitalised(canaries.next());
  const firsts = TWINS[pair % TWINS.length] ?? ['Lena', 'Lina'];
  return firsts.map((first) => ({ first, title: null, surname, laterSurname: null, otherFirsts: [], tongue: 'en' }));
}
