import { sentences } from '#contract/sentences.ts';
import type { WaitingReason } from '#contract/told.ts';
import type { Observation } from './observation.ts';

/** Rank of what was said, higher outranks lower (spec §4.2). */
export const trust = { inferred: 1, saidOnce: 2, saidTwice: 3, tool: 4, staff: 5 } as const;
export type Trust = (typeof trust)[keyof typeof trust];

/**
 * How far one observation is believed. `saidBefore`: the caller said the same on an earlier call. An import is worth
 * as much as a tool's answer, because some system of the shop held it.
 */
export function trustOf({ source, approvedAt, correction }: Observation, saidBefore: boolean): Trust {
  if (approvedAt !== null) return trust.staff;
  switch (source) {
    case 'staff':
      return trust.staff;
    case 'tool':
    case 'imported':
      return trust.tool;
    case 'caller':
      return saidBefore || correction ? trust.saidTwice : trust.saidOnce;
    case 'model':
      return trust.inferred;
  }
}

const reasons: Record<Trust, WaitingReason> = {
  [trust.inferred]: sentences.waits_inferred,
  [trust.saidOnce]: sentences.waits_said_once,
  [trust.saidTwice]: sentences.waits_said_twice,
  [trust.tool]: sentences.waits_tool,
  [trust.staff]: sentences.waits_staff,
};

/** Why something waits, in the owner's words, by the rank of what it would replace. */
export function reasonAgainst(standing: Trust): WaitingReason {
  return reasons[standing];
}
