import type { KeptLine } from '#contract/lines.ts';

import type { AgentTransfer } from '../providers/voice-account.ts';
import { sameJson } from './same-json.ts';

type People = KeptLine['people'];

/**
 * Whom the agent may put callers through to by itself: everybody of the shop's lines who has a reason for it. Null where
 * nobody of the shop was ever named and nothing was set by us: what the owner set at the provider is left alone then.
 */
export function wantedTransfers(people: People, wasSet: boolean): AgentTransfer[] | null {
  const wanted = people
    .filter(({ when }) => when !== '')
    .map(({ name, number, when }) => ({ number, when: `${name}: ${when}` }));
  return wanted.length === 0 && !wasSet ? null : wanted;
}

/** Whether the agent has exactly these, in whatever order. */
export function sameTransfers(there: readonly AgentTransfer[], wanted: readonly AgentTransfer[]): boolean {
  return sameJson(sorted(there), sorted(wanted));
}

function sorted(transfers: readonly AgentTransfer[]): AgentTransfer[] {
  return transfers.toSorted((a, b) => (`${a.number} ${a.when}` < `${b.number} ${b.when}` ? -1 : 1));
}
