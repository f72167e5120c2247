import { describe, expect, it } from 'vitest';

import { checkAgent, toFinding } from '../../server/domain/agent-check/check-agent.ts';
import type { Seen, Wanted } from '../../server/domain/agent-check/seen.ts';
import { seenAgent, wantedAgent } from '../support/checked-agent.ts';

const { webhook } = seenAgent();
const FAILED_AT = '2026-11-20T11:00:00.000Z';

/** The last report that did not arrive was answered so. */
const failedWith = (status: number | null): Seen => {
  if (!webhook) throw new Error('The clean agent has a webhook.');
  return seenAgent({ webhook: { ...webhook, lastFailure: { at: FAILED_AT, status } } });
};
const found = (seen: Seen, over: Partial<Wanted> = {}) =>
  checkAgent(seen, wantedAgent(over)).map(({ id, severity, fix }) => [`${severity} ${id}`, fix]);

describe('the secrets on both sides', () => {
  it('when a report was refused and none accepted since, then the webhook is made anew, where it is ours', () => {
    const refused = [['error post_call_refused', { kind: 'webhook', id: 'webhook_0001' }]];
    expect(found(failedWith(401))).toEqual(refused);
    expect(found(failedWith(401), { reportedAt: '2026-11-20T10:59:59.000Z' })).toEqual(refused);
    expect(found(failedWith(401), { reportedAt: '2026-11-20T11:00:01.000Z' })).toEqual([]);
    expect(found(failedWith(401), { ownWebhook: null })).toEqual([['error post_call_refused', null]]);
    const [fault] = checkAgent(failedWith(401), wantedAgent());
    const fixWith = (canPlan: boolean) => fault && toFinding(fault, { business: 'default', canPlan }).fix?.code;
    expect([fixWith(true), fixWith(false)]).toEqual(['agent_fix_plan', undefined]);
  });

  it('when a report failed otherwise, then its signature is not held to be wrong', () => {
    expect([503, 404, 200, null].map((status) => found(failedWith(status)))).toEqual([[], [], [], []]);
  });

  it('when a secret was changed here, then it is graver once the one before no longer counts, and only where it is used', () => {
    const clean = seenAgent();
    const both = (isBelieved: boolean): Pick<Wanted, 'secretsThere'> => ({
      secretsThere: [
        { name: 'initiation', isBelieved },
        { name: 'tool', isBelieved },
      ],
    });
    const plan = { kind: 'plan' };
    expect(found(clean, both(true))).toEqual([
      ['warning secret_old:initiation', plan],
      ['warning secret_old:tool', plan],
    ]);
    expect(found(clean, both(false)).map(([told]) => told)).toEqual([
      'error secret_old:initiation',
      'error secret_old:tool',
    ]);
    const brain: Pick<Wanted, 'secretsThere'> = { secretsThere: [{ name: 'brain', isBelieved: false }] };
    const engine = { socketUrl: null, headers: [], hasModel: true, isUsed: true };
    expect(found(clean, brain)).toEqual([]);
    expect(found(clean, { ...brain, engine })).toContainEqual(['error secret_old:brain', plan]);
    expect(found(clean, { ...both(false), mode: 'register' }).map(([told]) => told)).toContain('error secret_old:tool');
    expect(found(clean, { ...both(false), mode: 'register' }).map(([told]) => told)).not.toContain(
      'error secret_old:initiation',
    );
  });
});
