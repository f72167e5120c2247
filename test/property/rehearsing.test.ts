import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ANA, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { readDatabase } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const RUNS = 60;
const AT = '2026-11-20T12:00:00.000Z';

const saying = fc.oneof(
  fc.constantFrom(
    'My name is Ana Lopez.',
    'Sorry, my name is Ben Okafor.',
    'No, actually I prefer evenings.',
    'I am allergic to latex.',
    'I am no longer allergic to latex.',
    'Please forget what I said.',
    'My e-mail is ana@example.com.',
    'We will call you back tomorrow.',
  ),
  fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
);
const playedCall = fc.record({
  turns: fc.array(fc.record({ role: fc.constantFrom('agent', 'caller'), text: saying }), {
    minLength: 1,
    maxLength: 12,
  }),
  collected: fc.dictionary(
    fc.constantFrom('customer_name', 'preferred_time', 'allergies', 'language', 'invented_slot'),
    fc.string({ maxLength: 40 }),
  ),
  minute: fc.integer({ min: -100_000, max: 100_000 }),
  known: fc.boolean(),
});

function rows(app: TestApp): Record<string, unknown[]> {
  return readDatabase(app.dataDir, (db) => {
    const tables = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
    // That the owner looked at somebody is written down, whatever becomes of the call, and a second later.
    const others = tables.filter((name) => name !== 'audit_log');
    const isKept = (table: string): string => (table === 'sqlite_sequence' ? ` WHERE name <> 'audit_log'` : '');
    return Object.fromEntries(others.map((name) => [name, db.prepare(`SELECT * FROM "${name}"${isKept(name)}`).all()]));
  });
}

describe('rehearsals', () => {
  it('when any call is played and not kept, then the next ring is answered as before it, and every row is as it was', async () => {
    const clock = createTestClock();
    const app = await startTestApp({ now: clock.now });
    try {
      const owner = ownerOf(app);
      await app.finish(aTranscription({ startedAt: clock.now() }));
      await app.settled();
      const { id } = await owner.personOf(ANA);
      const told = async (callerId: string | null): Promise<unknown> => {
        const { pack, prompt } = await owner.ask('rehearse.ring', { business: 'default', callerId, at: AT });
        const { call_ref: _ref, ...variables } = pack.variables;
        return { ...pack, variables, prompt };
      };
      const before = { known: await told(id), fresh: await told(null), rows: rows(app) };
      const heard: unknown[] = [];
      app.bus.subscribe((event) => heard.push(event));
      let learned = 0;

      await fc.assert(
        fc.asyncProperty(playedCall, async ({ turns, collected, minute, known }) => {
          const at = new Date(clock.now().getTime() + minute * 60_000).toISOString();
          const call = { business: 'default', callerId: known ? id : null, at, turns, collected, keep: false };
          const result = await owner.ask('rehearse.finish', call);
          learned += result.learned.length;
          expect(result).toMatchObject({ kept: false, callId: null });
          expect({ known: await told(id), fresh: await told(null), rows: rows(app) }).toEqual(before);
          expect(heard).toEqual([]);
        }),
        { numRuns: RUNS },
      );

      expect(learned).toBeGreaterThan(RUNS / 4);
    } finally {
      await app.stop();
    }
  });
});
