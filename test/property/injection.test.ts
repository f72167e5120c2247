import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ANA, aRing, aTranscription, BEN } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { readDatabase, rowCounts } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const RUNS = 120;

/** What means something to SQL, to its search, or to both, alone and among other words. */
const SYNTAX = [
  ...[`'`, `"`, '`', ';', '--', '/*', '*/', '%', '_', '\\', '?', '?1', ':id', '@id', '$id', '[a]', '||'],
  ...['*', '^', 'NEAR(a b)', 'AND', 'OR', 'NOT', 'words:', '{a b}:', '+', '-', '(', ')', '"unclosed', 'a*b', 'col : x'],
  ...[
    `' OR '1'='1`,
    `'; DROP TABLE facts; --`,
    `") UNION SELECT * FROM people --`,
    `1; ATTACH 'x' AS y`,
    '0x00',
    '\u0000',
  ],
];
const hostile = fc
  .array(
    fc.oneof(fc.constantFrom(...SYNTAX), fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 8 })),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(' ').slice(0, 120));

describe('T11: text that means something to the database', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    for (const [nth, from] of [ANA, BEN].entries())
      await app.finish(aTranscription({ from, conversationId: `conv_${nth}`, callSid: `CApost${nth}` }));
    await app.settled();
    await app.ring(aRing({ caller_id: ANA, call_sid: 'CAlive' }));
    await app.settled();
  });
  afterAll(() => app.stop());

  it('when it is looked for, said, noted or a name, then it is text, and nothing of anybody else’s changes', async () => {
    const owner = ownerOf(app);
    const schema = (): unknown =>
      readDatabase(app.dataDir, (db) => db.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all());
    const ofBen = async (): Promise<unknown> => [
      await owner.ask('memory.list', { phone_hash: hashOf(BEN) }),
      (await owner.ask('calls.list', {})).calls.length,
    ];
    const [before, tables, counted] = [await ofBen(), schema(), rowCounts(app.dataDir)];
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const query = text.slice(0, 200);
        const asked = [
          app.api('POST', '/api/calls.list', { query }),
          app.api('POST', '/api/callers.list', { query }),
          app.api('GET', `/api/callers?query=${encodeURIComponent(query.toWellFormed())}`),
          app.api('POST', `/api/memory/${hashOf(ANA)}`, { slot: 'likes', value: text }),
          app.api('PUT', '/api/businesses/default', { name: 'Salon Marigold', greeting: text }),
        ];
        for (const answer of await Promise.all(asked)) {
          statuses.add(answer.status);
          expect(answer.status).toBeLessThan(500);
        }
        const found = await app.tool('recall', { query: text, call_sid: 'CAlive' });
        expect(JSON.stringify(found)).not.toMatch(/SQLITE|syntax error|fts5/iu);
      }),
      { numRuns: RUNS },
    );
    expect([...statuses].sort()).toEqual([200, 400]);
    expect(await ofBen()).toEqual(before);
    expect(schema()).toEqual(tables);
    expect(rowCounts(app.dataDir)).toMatchObject({ calls: counted['calls'], turns: counted['turns'] });
  }, 40_000);

  it('when a fact holds it, then the fact is told to its end', async () => {
    for (const sign of SYNTAX) {
      const value = `tea ${sign} milk`;
      const kept = await app.api('POST', `/api/memory/${hashOf(ANA)}`, { slot: 'drinks', value });
      const told = (await ownerOf(app).factsOf(ANA)).find(({ slot }) => slot === 'drinks')?.value ?? '';
      expect([sign, kept.status, told.startsWith('tea'), told.endsWith('milk')]).toEqual([sign, 200, true, true]);
    }
  });
});
