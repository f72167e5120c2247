import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

import type { Random } from '../../test/receptionist/random.ts';
import { worst } from './callers.ts';
import type { Ledger } from './ledger.ts';
import type { Program } from './program.ts';
import type { Person } from './shop.ts';
import type { Answer, Wire } from './wire.ts';

type Deps = { program: Program; wire: Wire; ledger: Ledger; random: Random; signal: AbortSignal };
type Leaving = { people: Person[]; isQuiet: (person: Person) => boolean };

const LOOKS: readonly [string, object][] = [
  ['today.get', {}],
  ['calls.list', { query: 'jazz' }],
  ['callers.list', {}],
  ['callers.list', { query: 'Quarrow' }],
  ['doctor.run', {}],
  ['requests.list', {}],
];
const Found = z.object({ callers: z.array(z.object({ id: z.string(), name: z.string().nullable() })) });
const FORGETS_EVERY = 12;

/** An owner who looks at the window all day, and every now and then forgets somebody. */
export async function keepLooking(deps: Deps, leaving: Leaving): Promise<void> {
  const { program, wire, ledger, random, signal } = deps;
  for (let nth = 1; !signal.aborted; nth += 1) {
    const [command, input] = random.pick(LOOKS);
    const before = program.weather.now;
    const answer = await wire.owner(command, input);
    ledger.counts.looks += 1;
    const refused = answer === null || answer.status !== 200;
    if (refused && worst(before, program.weather.now) === 'up')
      ledger.wrong.push(`The owner’s ${command} was answered with ${answer?.status ?? 'nothing'}.`);
    if (nth % FORGETS_EVERY === 0) await forgetOne(deps, leaving);
    await pause(random.between(300, 1500));
  }
}

/** Somebody whose every report is acknowledged, and who does not call again; asked for until it is done. */
async function forgetOne({ wire, ledger, random, signal }: Deps, { people, isQuiet }: Leaving): Promise<void> {
  const person = random.shuffled(people).find(isQuiet);
  if (person === undefined || people.length < 5) return;
  people.splice(people.indexOf(person), 1);
  for (let asked = false; !signal.aborted;) {
    const found = await wire.owner('callers.list', { query: person.name });
    const caller = named(found, person);
    // Whoever has not called yet is not there; after a lost answer nobody is there any more.
    if (found?.status === 200 && caller === undefined) return void (asked && ledger.forgotten.push(person));
    const gone = caller && (await wire.owner('callers.forget', { id: caller.id }));
    asked ||= caller !== undefined;
    if (gone?.status === 200) return void ledger.forgotten.push(person);
    await pause(500);
  }
}

function named(answer: Answer | null, person: Person): { id: string } | undefined {
  return Found.safeParse(answer?.body).data?.callers.find(({ name }) => name === person.name);
}
