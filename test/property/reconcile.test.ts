import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Observation } from '../../server/domain/observation.ts';
import { reconcile } from '../../server/domain/reconcile.ts';
import { slotOf } from '../../server/domain/slots.ts';
import { anObservation } from '../support/memory-makers.ts';

const instant = fc.integer({ min: 13, max: 17 }).map((hour) => `2026-11-01T${hour}:00:00.000Z`);
const observation = fc.record({
  subject: fc.constantFrom('self', 'Leo'),
  slot: fc.constantFrom('preferred_staff', 'vehicle', 'likes', 'allergies', 'complaint'),
  value: fc.constantFrom('one', 'ONE', 'two', 'three', 'one two'),
  negated: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  source: fc.constantFrom('staff', 'tool', 'caller', 'caller', 'model', 'imported'),
  saidAt: instant,
  callId: fc.constantFrom('a', 'b', 'c', null),
  turn: fc.constantFrom(null, 1, 2),
  correction: fc.boolean(),
  pinned: fc.boolean(),
  quarantine: fc.constantFrom(null, null, null, 'odd'),
  approvedAt: fc.constantFrom(null, null, null, '2026-12-01T10:00:00.000Z'),
  forgottenAt: fc.constantFrom(null, null, null, '2026-12-01T10:00:00.000Z'),
  expiresAt: fc.constantFrom(null, null, '2026-11-01T15:00:00.000Z'),
});
const history = fc.array(observation, { maxLength: 14 }).map((rows) =>
  rows.map((row, index) => {
    const sensitivity = slotOf(row.slot, 'salon').sensitivity;
    return anObservation({ id: `o${String(index).padStart(2, '0')}`, ...row, sensitivity });
  }),
);
const trades = fc.constantFrom('salon', 'dentist', 'garage', 'general');

describe('reconciling what is known of a person', () => {
  it('when the same observations come in any order then they stand the same', () => {
    fc.assert(
      fc.property(
        history.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        trades,
        ([rows, shuffled], trade) => {
          const sorted = (all: Observation[]) => reconcile(all, trade).sort((a, b) => (a.id < b.id ? -1 : 1));
          expect(sorted(shuffled)).toEqual(sorted(rows));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('when ids are given out in another order then the same values stand', () => {
    fc.assert(
      fc.property(
        history,
        fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 14, maxLength: 14 }),
        (rows, salts) => {
          const renamed = rows.map((row, index) => ({ ...row, id: `${salts[index] ?? 0}-${row.id}` }));
          const told = (all: Observation[]) => {
            const active = new Set(
              reconcile(all, 'salon').flatMap(({ id, status }) => (status === 'active' ? [id] : [])),
            );
            return all
              .filter(({ id }) => active.has(id))
              .map(({ subject, slot, value }) => `${subject} ${slot} ${value.toLowerCase()}`)
              .sort();
          };
          expect(told(renamed)).toEqual(told(rows));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('when anything is reconciled then each has one standing, one value stands in a single slot, no value twice, and no denial', () => {
    fc.assert(
      fc.property(history, trades, (rows, trade) => {
        const standings = reconcile(rows, trade);
        expect(standings.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
        const active = new Set(standings.flatMap(({ id, status }) => (status === 'active' ? [id] : [])));
        const told = rows.filter(({ id }) => active.has(id));
        expect(told.filter(({ negated, forgottenAt }) => negated || forgottenAt !== null)).toEqual([]);
        const counted = told.flatMap(({ subject, slot, value }) => {
          const { kind } = slotOf(slot, trade);
          return kind === 'event'
            ? []
            : [kind === 'single' ? `${subject}|${slot}` : `${subject}|${slot}|${value.toLowerCase()}`];
        });
        expect(new Set(counted).size).toBe(counted.length);
        for (const { status, trueTo, retiredAt, pendingReason } of standings) {
          if (status === 'superseded') expect([typeof trueTo, typeof retiredAt]).toEqual(['string', 'string']);
          expect(status === 'pending').toBe(pendingReason !== null);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('when a health fact was let in then no caller, tool or model makes it disappear', () => {
    fc.assert(
      fc.property(history, (rows) => {
        const safety = rows.map((row) =>
          anObservation({
            ...row,
            slot: 'allergies',
            sensitivity: 'health',
            approvedAt: null,
            source: row.source === 'staff' ? 'caller' : row.source,
          }),
        );
        const standings = new Map(reconcile(safety, 'salon').map((standing) => [standing.id, standing.status]));
        const letIn = safety.filter(
          ({ negated, quarantine, forgottenAt }) => !negated && quarantine === null && forgottenAt === null,
        );
        const told = safety
          .filter(({ id }) => standings.get(id) === 'active')
          .map(({ subject, value }) => `${subject} ${value.toLowerCase()}`);
        expect(new Set(letIn.map(({ subject, value }) => `${subject} ${value.toLowerCase()}`))).toEqual(new Set(told));
      }),
      { numRuns: 1_000 },
    );
  });

  it('when an observation is forgotten then the rest stand as if it had never been', () => {
    fc.assert(
      fc.property(history, fc.nat(), (rows, pick) => {
        fc.pre(rows.length > 0);
        const gone = rows[pick % rows.length];
        const with_ = rows.map((row) => (row === gone ? { ...row, forgottenAt: '2026-12-02T10:00:00.000Z' } : row));
        const rest = reconcile(with_, 'salon').filter(({ id }) => id !== gone?.id);
        expect(rest.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
          reconcile(
            rows.filter((row) => row !== gone),
            'salon',
          ).sort((a, b) => (a.id < b.id ? -1 : 1)),
        );
      }),
    );
  });
});
