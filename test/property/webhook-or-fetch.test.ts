import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Conversation } from '../../server/pretend/elevenlabs/conversation-document.ts';
import { canonicalState } from '../support/canonical-state.ts';
import { caughtUp, fetchedApp, reportOf } from '../support/providers/fetched-app.ts';

/** Later than all the calls, and standing still: arrival must not matter. */
const NOW = new Date('2026-11-20T18:00:00.000Z');
const RUNS = 12;
const at = (hour: number): number => Date.UTC(2026, 10, 20, hour) / 1000;
const calls: readonly Partial<Conversation>[] = [
  {
    ...{ id: 'conv_1', startedAt: at(8), callSid: 'CA01', cost: 120, costUsd: 0.12 },
    turns: [
      { role: 'agent', message: 'Hello, how can I help?' },
      { role: 'user', message: 'My name is Ada Brook. I am allergic to nuts.' },
    ],
    collected: { customer_name: 'Ada Brook', allergies: 'nuts' },
  },
  {
    ...{ id: 'conv_2', startedAt: at(9), callSid: 'CA02', tellsNumbers: false },
    turns: [
      { role: 'agent', message: 'We will call you back tomorrow.' },
      { role: 'user', message: 'Evenings are best for me.' },
    ],
    collected: { preferred_time: 'evenings' },
  },
  {
    id: 'conv_3',
    startedAt: at(10),
    callSid: 'CA03',
    external: 'anonymous',
    turns: [{ role: 'user', message: 'Hm.' }],
  },
];

type Step = { kind: 'report' | 'look' | 'ring'; of: number };

async function stateAfter(groups: readonly (readonly Step[])[]): Promise<unknown> {
  const { start, aCall, agentId } = await fetchedApp({}, { now: () => NOW });
  const known = calls.map(aCall);
  // The very first look goes back by two hours only, and these calls are older.
  const app = await start({ now: () => NOW });
  const doStep = ({ kind, of }: Step): Promise<unknown> => {
    const call = known[of];
    if (!call) throw new Error('There is no such call.');
    if (kind === 'look') return app.execute('conversations.backfill', { months: 1 }).catch(() => null);
    const { external, shop, callSid } = call;
    if (kind === 'report') return app.finish(reportOf(call));
    return app.ring({ caller_id: external, agent_id: agentId, called_number: shop, call_sid: callSid });
  };
  try {
    for (const group of groups) await Promise.all(group.map(doStep));
    await app.execute('conversations.backfill', { months: 1 }).catch(() => null);
    await caughtUp(app);
    await app.execute('conversations.get', {});
    return canonicalState(app.dataDir);
  } finally {
    await app.stop();
  }
}

const rings: Step[] = calls.map((_, of) => ({ kind: 'ring', of }));
const steps: Step[] = calls.flatMap((_, of) => [
  { kind: 'report', of },
  { kind: 'report', of },
  { kind: 'look', of },
]);

it('when calls are reported, fetched or both, in any order and at once, then the same is known', async () => {
  const reference = await stateAfter([rings, ...calls.map((_, of): Step[] => [{ kind: 'report', of }])]);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(steps, { minLength: 0 }),
      fc.integer({ min: 1, max: 4 }),
      async (order, atOnce) => {
        const groups = Array.from({ length: Math.ceil(order.length / atOnce) }, (_, nth) =>
          order.slice(nth * atOnce, (nth + 1) * atOnce),
        );
        expect(await stateAfter([rings, ...groups])).toEqual(reference);
      },
    ),
    { numRuns: RUNS },
  );
}, 120_000);
