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
  onCall?: OnCall;
};

type OnCall = (call: RehearsedCall, scripted: ScriptedCall) => void;

/**
 * Plays a whole script against the running server, in a sample shop of its own so that the owner's shop is untouched.
 * Afterwards, also when it fails, everybody in it is forgotten and the sample shop is closed, unless `keep`.
 * @throws AppError `conflict` when `number` belongs to somebody who is remembered and the run would erase them
 */
export async function rehearse(deps: RehearsalDeps, options: RehearsalOptions): Promise<RehearsedCall[]> {
  const { script, keep } = options;
  const numbers = await handOutNumbers(deps.ask, script, options);
  const shop = await openShop(deps.ask, script);
  const calls: RehearsedCall[] = [];
  try {
    const stage = { ...deps, ...shop, agentId: 'agent_rehearsal', region: script.business.region ?? 'US', numbers };
    await playScript(stage, script, (call, scripted) => {
      calls.push(call);
      options.onCall?.(call, scripted);
    });
    return calls;
  } finally {
    if (!keep) await clearAway(deps.ask, shop.businessId, numbers, calls);
  }
}

async function playScript(stage: Stage, script: Script, onCall: OnCall): Promise<void> {
  const firstPersonOf = new Map<string, string | null>();
  for (const scripted of script.calls) {
    const played = await playCall(stage, scripted);
    const label = 'person' in scripted.from ? scripted.from.person : null;
    if (label !== null && !firstPersonOf.has(label)) firstPersonOf.set(label, played.callerId);
    const firstPerson = label === null ? null : (firstPersonOf.get(label) ?? null);
    onCall(
      { ...played, from: label ?? 'withheld', missed: missedExpectations(scripted, played, firstPerson) },
      scripted,
    );
  }
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
  try {
    await ask('callers.get', { id: phoneHash(number) });
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'not_found') return false;
    if (error.code === 'conflict') return true; // several people share it
    throw error;
  }
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

/** By id, because a number that is shared by several people does not say which of them is meant. */
async function clearAway(
  ask: Ask,
  businessId: string,
  numbers: ReadonlyMap<string, string>,
  calls: readonly RehearsedCall[],
): Promise<void> {
  const callers = new Set(calls.flatMap(({ callerId }) => callerId ?? []));
  const hashes = [...numbers.values()].map(phoneHash);
  // The hashes are for a run that broke off before its first call was learned from.
  for (const id of [...callers, ...hashes]) await unlessMissing(ask('callers.forget', { id }));
  await unlessMissing(ask('businesses.remove', { id: businessId }));
}

async function unlessMissing(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
  }
}
