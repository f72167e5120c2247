import { AppError } from '#contract/errors.ts';

import type { Ask } from '../ask.ts';
import { createCarried } from './carried.ts';
import type { Door } from './door.ts';
import { missedExpectations } from './expectations.ts';
import { fictionalNumber, peopleOf, TRIES_FOR_A_FREE_NUMBER } from './fictional-numbers.ts';
import { answerAsOwner } from './open-questions.ts';
import { openShop, setUpDesk } from './open-shop.ts';
import { playCall, type PlayedCall, type Stage } from './play-call.ts';
import type { Script, ScriptedCall } from '../../domain/rehearsal-script.ts';

const TRIES_TO_CLOSE = 5;

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
 * Plays a whole script against the running server, in a sample shop of its own with a memory of its own, so that the
 * owner's shop and its callers are untouched, whatever number is used.
 * Afterwards, also when it fails, everybody in it is forgotten and the sample shop is closed, unless `keep`.
 */
export async function rehearse(deps: RehearsalDeps, options: RehearsalOptions): Promise<RehearsedCall[]> {
  const { script, keep } = options;
  const numbers = handOutNumbers(script, options.number);
  const shop = await openShop(deps, script);
  const calls: RehearsedCall[] = [];
  try {
    if (script.frontDesk) await setUpDesk(deps.ask, shop.businessId, script.frontDesk);
    const region = script.business.region ?? 'US';
    const stage = { ...deps, ...shop, agentId: 'agent_rehearsal', region, numbers, carried: createCarried() };
    await playScript(stage, script, (call, scripted) => {
      calls.push(call);
      options.onCall?.(call, scripted);
    });
    return calls;
  } finally {
    if (!keep) await clearAway(deps.ask, shop.businessId);
  }
}

async function playScript(stage: Stage, script: Script, onCall: OnCall): Promise<void> {
  const firstPersonOf = new Map<string, string | null>();
  for (const scripted of script.calls) {
    const played = await playCall(stage, scripted);
    const label = 'person' in scripted.from ? scripted.from.person : null;
    if (label !== null && !firstPersonOf.has(label)) firstPersonOf.set(label, played.callerId);
    const firstPerson = label === null ? null : (firstPersonOf.get(label) ?? null);
    const missed = missedExpectations(scripted, played, firstPerson);
    const { ownerAnswers } = scripted;
    if (ownerAnswers && !(await answerAsOwner(stage, ownerAnswers)))
      missed.push(`Nobody asked about “${ownerAnswers.about}”, so that there was nothing to answer.`);
    onCall({ ...played, from: label ?? 'withheld', missed }, scripted);
  }
}

/** A shop that has just opened knows nobody, so any number will do. */
function handOutNumbers(script: Script, given: string | undefined): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const label of peopleOf(script))
    numbers.set(label, (numbers.size === 0 ? given : undefined) ?? freeNumber(new Set(numbers.values())));
  return numbers;
}

function freeNumber(taken: ReadonlySet<string>): string {
  for (let tries = 0; tries < TRIES_FOR_A_FREE_NUMBER; tries += 1) {
    const number = fictionalNumber();
    if (!taken.has(number)) return number;
  }
  throw new AppError('conflict', 'The script has more people than there are numbers.');
}

/** Forgets whoever the shop remembers and closes it. A call that was still on its way shows when it is closed. */
async function clearAway(ask: Ask, businessId: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { callers } = await ask('callers.list', { business: businessId, limit: 200 });
    for (const { id } of callers) await ask('callers.forget', { id });
    try {
      await ask('businesses.remove', { id: businessId });
      return;
    } catch (error) {
      const isLate = error instanceof AppError && error.code === 'conflict';
      if (!isLate || tries === TRIES_TO_CLOSE) throw error;
    }
  }
}
