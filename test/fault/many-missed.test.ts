import { once } from 'node:events';

import { expect, it } from 'vitest';

import { secrets, serve, tempDir } from '../cli/support.ts';
import { p99Of } from '../support/own-time.ts';
import { accountEnv, pretended, SHOP_LINE } from '../support/providers/pretended.ts';
import { until } from '../support/providers/fetched-app.ts';
import { ringing } from '../support/ringing.ts';
import { readDatabase } from '../support/stored.ts';

/**
 * The acceptance says ten thousand: LINEKEEPER_MISSED=10000 asks for them, on a machine that does nothing else. Four
 * hundred tell the same within the minute that the tests of everybody have, and there only the time counts in which
 * neither side waited for a processor that others had.
 */
const ASKED_FOR = process.env['LINEKEEPER_MISSED'];
const MISSED = Number(ASKED_FOR ?? 400);
/** Of the answer to a ringing phone while they are fetched (reliability.md §4.3), in milliseconds. */
const P99_MS = 50;
/** Between an answer and the next ring: often enough that one in a hundred of few seconds is not the slowest of all. */
const RUNG_MS = ASKED_FOR === undefined ? 8 : 40;
/** Fewer tell nothing of one in a hundred. */
const FEWEST_RINGS = 100;
/** How often the database is looked into from outside: each look takes it some time too. */
const LOOKED_MS = 500;

const count = (dataDir: string, sql: string): number =>
  readDatabase(dataDir, (db) => Number(db.prepare(sql).pluck().get()));
const fetchedIn = (dataDir: string): number => count(dataDir, 'SELECT count(*) FROM inbox');

it('F19: when many calls were missed and the process dies in the middle, then each is here once and the phone never waited', async () => {
  const providers = await pretended();
  const { elevenLabs, agentId } = providers;
  const since = Math.floor(Date.now() / 1000) - 7000;
  for (let nth = 0; nth < MISSED; nth += 1)
    elevenLabs.addConversation({
      ...{ agentId, shop: SHOP_LINE, external: `+1212555${String(100 + (nth % 100)).padStart(4, '0')}` },
      ...{ id: `conv_${nth}`, callSid: `CAmissed${nth}`, startedAt: since + Math.floor(nth / 2) },
      turns: [
        { role: 'agent', message: 'Hello, Salon Marigold, how can I help?' },
        { role: 'user', message: `I would like a haircut, number ${nth}. Mornings are best for me.` },
      ],
    });
  const dir = tempDir();
  const env = { ...secrets, ...accountEnv(providers), ELEVENLABS_AGENT_ID: agentId, LINEKEEPER_PHONE_REGION: 'US' };
  const first = await serve([], env, dir);
  const { dataDir } = first;
  await until(
    () => fetchedIn(dataDir),
    (fetched) => fetched > MISSED / 4,
    LOOKED_MS / 5,
  );
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const before = fetchedIn(dataDir);
  expect(before).toBeLessThan(MISSED);

  const second = await serve([], env, dir);
  const rung = ringing({ ...second, agentId, calledNumber: SHOP_LINE, pauseMs: RUNG_MS });
  await until(
    () => count(dataDir, `SELECT count(*) FROM inbox WHERE state = 'done'`),
    (done) => done === MISSED,
    LOOKED_MS,
  );
  const rings = await rung();
  const whole = p99Of(rings.map((ring) => ring.whole));
  const own = p99Of(rings.map((ring) => ring.own));
  process.stderr.write(
    `\n${MISSED} missed: ${rings.length} rings meanwhile, p99 ${whole.toFixed(1)} ms, of it our own ${own.toFixed(1)} ms\n`,
  );

  expect(count(dataDir, 'SELECT count(*) FROM inbox')).toBe(MISSED);
  expect(count(dataDir, `SELECT count(DISTINCT conversation_id) FROM calls WHERE status = 'ended'`)).toBe(MISSED);
  expect(count(dataDir, 'SELECT count(*) FROM fetches')).toBe(0);
  const reads = elevenLabs.requests.filter(({ path }) => /\/conversations\/conv_/u.test(path)).length;
  // What was on the way when it died is asked for again, and nothing else is.
  expect(reads).toBeLessThanOrEqual(MISSED + 8);
  expect(rings.length).toBeGreaterThan(FEWEST_RINGS);
  expect(ASKED_FOR === undefined ? own : whole).toBeLessThan(P99_MS);
  second.child.kill('SIGTERM');
  await once(second.child, 'exit');
}, 400_000);
