import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { CallDetail } from '#contract/calls.ts';

import { canonicalState } from '../support/canonical-state.ts';
import { ANA, aRing, aTranscription, BEN } from '../support/factories.ts';
import { hashOf } from '../support/owner.ts';
import { readDatabase, rowCounts } from '../support/stored.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const SAID = [
  'I would like a haircut with Maya, mornings are best for me, and do not forget the colour we spoke about. ',
  'We will call you back tomorrow at three to confirm the appointment, and the price stays as it was. ',
  'My email is ana at example dot com, my name is Ana Lopez, and I am not allergic to nuts any more. ',
];
/** Of the same delivery under other names, at most: the machine is shared, so one round in time is enough. */
const ROUNDS = 3;
const DEADLINE_MS = 300;

function aLongCall(turns: number, letters: number, nth = 0, from: string | null = ANA) {
  const said = (index: number): string =>
    `${index}: ${(SAID[index % SAID.length] ?? '').repeat(Math.ceil(letters / 90))}`.slice(0, letters);
  return aTranscription({
    conversationId: `conv_long_${nth}`,
    callSid: `CA_long_${nth}`,
    from,
    turns: Array.from({ length: turns }, (_, index) => [index % 2 === 0 ? 'agent' : 'user', said(index)] as const),
  });
}

describe('a long transcript', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
    await app.finish(aTranscription({ conversationId: 'conv_ben', callSid: 'CA_ben', from: BEN }));
    await app.settled();
  });
  afterEach(() => app.stop());

  /** Rings all the time until the delivery is learned; milliseconds of the slowest answer, and how many were personal. */
  async function ringWhileLearning(): Promise<{ slowest: number; rings: number; personal: number }> {
    const seen = { slowest: 0, rings: 0, personal: 0 };
    let learning = true;
    void app.settled().then(() => (learning = false));
    do {
      const began = performance.now();
      const answer = await app.ring(aRing({ caller_id: BEN, call_sid: `CA_ring_${seen.rings}` }));
      seen.slowest = Math.max(seen.slowest, performance.now() - began);
      seen.rings += 1;
      if (JSON.stringify(answer).includes('"is_returning_caller":true')) seen.personal += 1;
    } while (learning);
    return seen;
  }

  it.each([
    ['200 turns of 250 letters', 200, 250, 150],
    ['1,000 turns of 400 letters', 1000, 400, 150],
    // A body of 7 MB is stored, parsed and marked done in one piece each.
    ['4,000 turns of 1,600 letters', 4000, 1600, 290],
    ['4 turns of 150,000 letters', 4, 150_000, 100],
  ])(
    'when %s are learned, then the phone is answered meanwhile',
    { timeout: 180_000 },
    async (_, turns, letters, most) => {
      const lags: number[] = [];
      const answers: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const lag = monitorEventLoopDelay({ resolution: 2 });
        expect((await app.finish(aLongCall(turns, letters, round))).status).toBe(200);
        lag.enable();
        const { slowest, rings, personal } = await ringWhileLearning();
        lag.disable();
        expect(personal).toBe(rings);
        lags.push(lag.max / 1e6);
        answers.push(slowest);
        if (lag.max / 1e6 < most && slowest < DEADLINE_MS) break;
      }
      expect(Math.min(...lags)).toBeLessThan(most);
      expect(Math.min(...answers)).toBeLessThan(DEADLINE_MS);
    },
  );

  const ofLongCall = (what: string, dataDir = app.dataDir): number =>
    readDatabase(dataDir, (db) => Number(db.prepare(`SELECT count(*) FROM ${what}`).pluck().get()));
  const LONG_TURNS = `turns WHERE call_id = (SELECT id FROM calls WHERE conversation_id = 'conv_long_0')`;
  const FOUND = `passages WHERE kind = 'turn' AND call_id = (SELECT id FROM calls WHERE conversation_id = 'conv_long_0')`;

  it('when it is learned, then all of its words are kept in order, and the search finds the early ones', async () => {
    await app.finish(aLongCall(2000, 300));
    await app.settled();

    const { turns } = CallDetail.parse(await (await app.api('GET', '/api/calls/conv_long_0')).json());
    expect(turns.map(({ text }) => Number.parseInt(text, 10))).toEqual(Array.from({ length: 2000 }, (_, nth) => nth));
    expect(ofLongCall(FOUND)).toBe(1000);
  });

  it('when the program stops in the middle, then the next start learns the rest, and nothing stands twice', async () => {
    await app.finish(aLongCall(1000, 300));
    await app.settled();
    const straight = canonicalState(app.dataDir);
    const dataDir = temporaryDirectory();
    const stopped = await startTestApp({ dataDir, keep: true });
    await stopped.finish(aTranscription({ conversationId: 'conv_ben', callSid: 'CA_ben', from: BEN }));
    await stopped.settled();
    await stopped.finish(aLongCall(1000, 300));
    while (ofLongCall(LONG_TURNS, dataDir) < 100) await stopped.api('GET', '/api/status');
    await stopped.stop();
    expect(ofLongCall(LONG_TURNS, dataDir)).toBeLessThan(1000);
    expect(ofLongCall(`inbox WHERE state = 'new'`, dataDir)).toBe(1);

    const again = await startTestApp({ dataDir, keep: true });
    await again.settled();
    await again.stop();

    expect(canonicalState(dataDir)).toEqual(straight);
  });

  it('when the caller is forgotten while it is learned, then nothing of the call is left', async () => {
    await app.finish(aTranscription({ conversationId: 'conv_first', callSid: 'CA_first' }));
    await app.settled();
    await app.finish(aLongCall(500, 300));
    while (ofLongCall(LONG_TURNS) < 100) await app.api('GET', '/api/status');

    expect((await app.api('DELETE', `/api/callers/${hashOf(ANA)}`)).status).toBe(200);
    await app.settled();

    expect(rowCounts(app.dataDir)).toMatchObject({ calls: 1, persons: 1, identities: 1, turns: 3 });
    expect(ofLongCall(`inbox WHERE length(body) > 0`)).toBe(1);
  });

  it('when the caller withheld the number, then not a word of it is kept', async () => {
    await app.finish(aLongCall(1000, 300, 0, null));
    await app.settled();

    expect(rowCounts(app.dataDir)).toMatchObject({ calls: 2, persons: 1, turns: 3 });
    expect(ofLongCall(`inbox WHERE length(body) > 0`)).toBe(1);
  });
});
