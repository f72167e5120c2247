import fc from 'fast-check';
import { expect, it } from 'vitest';

import { attributeCalls } from '../../server/domain/attribution.ts';

const calls = fc
  .array(
    fc.record({
      hour: fc.integer({ min: 10, max: 15 }),
      statedName: fc.constantFrom(
        null,
        'Anna',
        'Anna Berg',
        'Mark',
        'Alex',
        'Alexander',
        'Alexandra',
        'Katrin',
        'Kathrin',
      ),
      renames: fc.boolean(),
      pinnedTo: fc.constantFrom(null, null, null, 'p1', 'p2'),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ hour, ...row }, index) => ({
      ...row,
      callId: `c${index}`,
      startedAt: `2026-11-01T${hour}:00:00.000Z`,
    })),
  );

it('when the same calls arrive in any order then they are the same people’s', () => {
  fc.assert(
    fc.property(
      calls.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      ([rows, shuffled]) => {
        const [one, other] = [attributeCalls(rows), attributeCalls(shuffled)];
        expect(other.clusters).toEqual(one.clusters);
        expect(rows.map(({ callId }) => other.clusterOf.get(callId))).toEqual(
          rows.map(({ callId }) => one.clusterOf.get(callId)),
        );
        expect(new Set([...one.clusterOf.values()].filter((cluster) => cluster !== null)).size).toBe(
          one.clusters.length,
        );
      },
    ),
    { numRuns: 1_000 },
  );
});

it('when staff pinned a call then nothing else decides whose it is', () => {
  fc.assert(
    fc.property(calls, (rows) => {
      const { clusters, clusterOf } = attributeCalls(rows);
      for (const { callId, pinnedTo } of rows)
        if (pinnedTo !== null) expect(clusters[clusterOf.get(callId) ?? -1]?.pinnedTo).toBe(pinnedTo);
    }),
  );
});
