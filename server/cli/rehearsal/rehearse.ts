import { randomBytes } from 'node:crypto';

import { AppError } from '#contract/errors.ts';

import { phoneHash } from '../../platform/caller-key.ts';
import type { Ask } from '../ask.ts';
import type { Door } from './door.ts';
import { missedExpectations } from './expectations.ts';
import { fictionalNumber, peopleOf } from './fictional-numbers.ts';
import { playCall, type PlayedCall, type Stage } from './play-call.ts';
import type { Script, ScriptedCall } from './script.ts';

const TRIES_FOR_A_FREE_NUMBER = 50;

export type RehearsedCall = PlayedCall & { from: string; missed: string[] };

export type RehearsalDeps = { door: Door; ask: Ask; now: () => Date };

export type RehearsalOptions = {
  script: Script;
  /** Leaves the sample shop and its callers in place. */
  keep: boolean;
  /** Number of the script's first caller, E.164; everybody else, or everybody, gets a random fictional one. */
  number?: string;
  onCall?: (call: RehearsedCall, scripted: ScriptedCall) => void;
};

/**
 * Plays a whole script against the running server, in a sample shop of its own so that the owner's shop is untouched.
 * Afterwards, also when it fails, everybody in it is forgotten and the sample shop is closed, unless `keep`.
 * @throws AppError `conflict` when `number` belongs to somebody who is remembered and the run would erase them
 */
export async function rehearse(deps: RehearsalDeps, options: RehearsalOptions): Promise<RehearsedCall[]> {
  const { script, keep } = options;
  const numbers = await handOutNumbers(deps.ask, script, options);
  const shop = await openShop(deps.ask, script);
  try {
    const stage = { ...deps, ...shop, agentId: 'agent_rehearsal', region: script.business.region ?? 'US', numbers };
    return await playScript(stage, script, options.onCall);
  } finally {
    if (!keep) await clearAway(deps.ask, shop.businessId, numbers);
  }
}

async function playScript(stage: Stage, script: Script, onCall: RehearsalOptions['onCall']): Promise<RehearsedCall[]> {
  const calls: RehearsedCall[] = [];
  const firstPersonOf = new Map<string, string | null>();
  for (const scripted of script.calls) {
    const played = await playCall(stage, scripted);
    const label = 'person' in scripted.from ? scripted.from.person : null;
    if (label !== null && !firstPersonOf.has(label)) firstPersonOf.set(label, played.callerId);
    const firstPerson = label === null ? null : (firstPersonOf.get(label) ?? null);
    const call = { ...played, from: label ?? 'withheld', missed: missedExpectations(scripted, played, firstPerson) };
    calls.push(call);
    onCall?.(call, scripted);
  }
  return calls;
}

async function handOutNumbers(ask: Ask, script: Script, options: RehearsalOptions): Promise<Map<string, string>> {
  const numbers = new Map<string, string>();
  for (const label of peopleOf(script)) {
    const given = numbers.size === 0 ? options.number : undefined;
    if (given !== undefined && !options.keep && (await isRemembered(ask, given))) {
      throw new AppError(
        'conflict',
        'Somebody is already remembered under this number, and a rehearsal forgets its callers. Add --keep to go on.',
      );
    }
    numbers.set(label, given ?? (await freeNumber(ask, new Set(numbers.values()))));
  }
  return numbers;
}

async function freeNumber(ask: Ask, taken: ReadonlySet<string>): Promise<string> {
  for (let tries = 0; tries < TRIES_FOR_A_FREE_NUMBER; tries += 1) {
    const number = fictionalNumber();
    if (!taken.has(number) && !(await isRemembered(ask, number))) return number;
  }
  throw new AppError('conflict', 'No fictional number is free; forget the callers of earlier rehearsals first.');
}

async function isRemembered(ask: Ask, number: string): Promise<boolean> {
  return (await unlessMissing(ask('callers.get', { id: phoneHash(number) }))) !== null;
}

async function openShop(ask: Ask, script: Script): Promise<{ businessId: string; calledNumber: string }> {
  const businessId = `${script.business.id}-${randomBytes(4).toString('hex')}`;
  for (let tries = 1; ; tries += 1) {
    const calledNumber = fictionalNumber();
    try {
      await ask('businesses.save', { ...script.business, id: businessId, numbers: [calledNumber] });
      return { businessId, calledNumber };
    } catch (error) {
      const taken = error instanceof AppError && error.code === 'conflict'; // by a rehearsal that was kept
      if (!taken || tries === TRIES_FOR_A_FREE_NUMBER) throw error;
    }
  }
}

async function clearAway(ask: Ask, businessId: string, numbers: ReadonlyMap<string, string>): Promise<void> {
  for (const number of numbers.values()) await unlessMissing(ask('callers.forget', { id: phoneHash(number) }));
  await unlessMissing(ask('businesses.remove', { id: businessId }));
}

async function unlessMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
