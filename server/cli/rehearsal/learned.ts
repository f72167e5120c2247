import { setTimeout as pause } from 'node:timers/promises';

import type { CallDetail } from '#contract/calls.ts';
import { AppError } from '#contract/errors.ts';
import type { Fact } from '#contract/facts.ts';

import type { Ask } from '../ask.ts';

const LOOK_AGAIN_MS = 20;
const PATIENCE_MS = 15_000;

/** One fact that this call added or changed. */
export type LearnedFact = Pick<Fact, 'slot' | 'value' | 'subject' | 'status' | 'pendingReason'>;

type Shop = { ask: Ask; businessId: string };

/** Everything the shop remembers under a number; nothing when nobody is. */
export async function factsOf({ ask, businessId }: Shop, phoneHash: string | null): Promise<Fact[]> {
  if (phoneHash === null) return [];
  try {
    return (await ask('memory.list', { phone_hash: phoneHash, business: businessId })).facts;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return [];
    throw error;
  }
}

/** Facts that are new since `before`, or stand differently now. */
export function changesSince(before: readonly Fact[], after: readonly Fact[]): LearnedFact[] {
  const earlier = new Map(before.map((fact) => [fact.id, fact.status]));
  return after
    .filter((fact) => earlier.get(fact.id) !== fact.status)
    .map(({ slot, value, subject, status, pendingReason }) => ({ slot, value, subject, status, pendingReason }));
}

/**
 * Asks again and again, for at most 15 seconds, until the server has learned from the call.
 * @throws AppError `unavailable` when it has not by then
 */
export async function untilLearned(ask: Ask, conversationId: string): Promise<CallDetail> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (performance.now() < giveUpAt) {
    const call = await ask('calls.get', { id: conversationId }).catch(notYet);
    if (call?.status === 'ended' && call.pack !== null) return call; // the pack is written after the answer, at leisure
    await pause(LOOK_AGAIN_MS);
  }
  throw new AppError('unavailable', 'The call was delivered, but the server had not learned from it after 15 seconds.');
}

function notYet(error: unknown): null {
  if (error instanceof AppError && error.code === 'not_found') return null;
  throw error;
}
