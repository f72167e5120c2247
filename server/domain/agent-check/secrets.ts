import { tell } from '#contract/told.ts';

import { PLAN, type Fault } from './fault.ts';
import type { Seen, Wanted } from './seen.ts';

/** What our door answers a report whose signature is not right. */
const REFUSED = 401;

/**
 * Whether both sides hold the same secrets. The provider shows none of them: our note of what it was given last has to do,
 * and what became of the last report that failed (elevenlabs.md §2.9).
 */
export function secretFaults(
  { webhook }: Seen,
  { secretsThere, mode, engine, reportedAt, ownWebhook }: Wanted,
): Fault[] {
  const isUsed = { tool: true, initiation: mode === 'native', brain: engine !== null };
  const old = secretsThere.filter(({ name }) => isUsed[name]);
  const failure = webhook?.lastFailure ?? null;
  const isRefused = failure?.status === REFUSED && (reportedAt === null || reportedAt < failure.at);
  return [
    ...old.map(({ name, isBelieved }): Fault => ({
      id: `secret_old:${name}`,
      severity: isBelieved ? 'warning' : 'error',
      told: tell(OLD[name]),
      fix: PLAN,
    })),
    ...(isRefused && webhook ? [refused(webhook.id, ownWebhook)] : []),
  ];
}

const OLD = {
  initiation: 'agent_secret_old_initiation',
  tool: 'agent_secret_old_tool',
  brain: 'agent_secret_old_brain',
} as const;

/** One of our own is made anew with its secret; whoever made another one has to say what its secret is. */
function refused(id: string, ownWebhook: string | null): Fault {
  const fault = { id: 'post_call_refused', severity: 'error' } as const;
  return ownWebhook === null
    ? { ...fault, told: tell('agent_post_call_refused_given'), fix: null }
    : { ...fault, told: tell('agent_post_call_refused'), fix: { kind: 'webhook', id } };
}
