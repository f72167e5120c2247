import fc from 'fast-check';
import { expect, it } from 'vitest';

import { didNothing, type FaultKind } from '../../server/domain/providers/fault.ts';
import { outgoingBench } from '../support/outgoing-bench.ts';

const KINDS: readonly (FaultKind | 'taken')[] = [
  ...(['taken', 'unreachable', 'timeout', 'interrupted', 'resting', 'rate_limited', 'down', 'odd'] as const),
  ...(['key_refused', 'not_allowed', 'no_credit', 'not_found', 'conflict', 'rejected'] as const),
];
const WISHES = 4;
const wish = fc.integer({ min: 0, max: WISHES - 1 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('start' as const), wish }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('answer' as const), wish, how: fc.constantFrom(...KINDS) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('news' as const), wish, ended: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);

const askOf = (which: number): string => `0192f0c1-0000-7000-8000-00000000000${which}`;
const numberOf = (which: number): string => `+1212555010${which}`;
/** Lets everything that can go on go on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('when wishes, answers, faults, news and restarts come in any order, then each wish is sent once at most, and told truly', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const bench = outgoingBench();
      const answered = new Map<number, FaultKind | 'taken'>();
      const ended = new Set<number>();
      const sentFor = (which: number) => bench.sent.findIndex(({ call }) => call.to === numberOf(which));
      for (const one of steps) {
        if (one.do === 'start') void bench.start(askOf(one.wish), numberOf(one.wish));
        if (one.do === 'restart') bench.restart();
        await settle();
        const at = 'wish' in one ? sentFor(one.wish) : -1;
        if (at < 0) continue;
        if (one.do === 'answer' && !answered.has(one.wish)) {
          answered.set(one.wish, one.how);
          bench.sent[at]?.answer(one.how);
        }
        if (one.do === 'news') {
          bench.hears(at, one.ended ? 'ended' : 'failed');
          if (one.ended) ended.add(one.wish);
        }
        await settle();
      }
      bench.restart();

      for (let which = 0; which < WISHES; which += 1) {
        const times = bench.sent.filter(({ call }) => call.to === numberOf(which)).length;
        expect(times).toBeLessThanOrEqual(1);
        if (times === 0) continue;
        const { outcome, call } = await bench.start(askOf(which), numberOf(which));
        const how = answered.get(which);
        const isKnownNot = how !== undefined && how !== 'taken' && didNothing(how);
        if (outcome === 'not_made') expect(isKnownNot).toBe(true);
        if (outcome === 'calling') expect(how).toBe('taken');
        if (ended.has(which)) expect(call?.status).toBe('ended');
        else if (outcome !== 'calling') expect(call?.status).toBe('failed');
      }
      expect(bench.stores.outgoing.sending()).toEqual([]);
      bench.close();
    }),
    { numRuns: 60 },
  );
});
