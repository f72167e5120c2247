import { once } from 'node:events';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { createDoor } from '../../server/cli/rehearsal/door.ts';
import { secrets, serve, tempDir, type Served } from '../cli/support.ts';
import { createRandom, type Random } from '../receptionist/random.ts';
import { whatIsLeft } from '../support/after-kill.ts';
import { aRing, aTranscription } from '../support/factories.ts';
import { startTestApp } from '../support/test-app.ts';

const ROUNDS = 15;
const SENDERS = 6;
/** More than any round gets through before it is killed. */
const CALLS_A_ROUND = 400;

type Ledger = { attempted: Map<string, string>; acknowledged: Set<string>; rung: Set<string> };

function doorOf({ webhookUrl }: Served) {
  const { LINEKEEPER_INITIATION_SECRET, LINEKEEPER_TOOL_SECRET, ELEVENLABS_WEBHOOK_SECRET } = secrets;
  const known = { initiation: LINEKEEPER_INITIATION_SECRET, tool: LINEKEEPER_TOOL_SECRET };
  return createDoor({ webhookUrl, secrets: { ...known, webhook: ELEVENLABS_WEBHOOK_SECRET }, now: () => new Date() });
}

/** One caller after the other, ring and post-call, until nobody answers any more. `moment` is called at every step. */
async function keepCalling(server: Served, ledger: Ledger, names: string[], moment: () => void): Promise<void> {
  const door = doorOf(server);
  const isAlive = (): boolean => server.child.exitCode === null && server.child.signalCode === null;
  for (let name = names.pop(); name !== undefined && isAlive(); name = names.pop()) {
    const from = `+1212555${String(100 + (names.length % 100)).padStart(4, '0')}`;
    const event = aTranscription({ from, callSid: `CApost_${name}`, conversationId: name, startedAt: new Date() });
    try {
      ledger.rung.add(`CAring_${name}`);
      moment();
      await door.ring(aRing({ caller_id: from, call_sid: `CAring_${name}` }));
      ledger.attempted.set(name, JSON.stringify(event));
      moment();
      await door.deliver(event);
      ledger.acknowledged.add(name);
      moment();
    } catch (error) {
      if (!server.child.killed) throw error;
      return;
    }
  }
}

/** Kills within a few milliseconds of a chosen step, so that a slow machine does not change where a round ends. */
async function round(server: Served, ledger: Ledger, random: Random, names: string[]): Promise<void> {
  const gone = once(server.child, 'exit');
  let left = random.between(1, 150);
  const moment = (): void => {
    left -= 1;
    if (left === 0) void delay(random.below(8)).then(() => server.child.kill('SIGKILL'));
  };
  await Promise.all(Array.from({ length: SENDERS }, () => keepCalling(server, ledger, names, moment)));
  await gone;
}

function expectNothingLost(dataDir: string, { attempted, acknowledged, rung }: Ledger, label: string): number {
  const left = whatIsLeft(dataDir);
  expect(left, label).toMatchObject({ integrity: 'ok', orphans: [], halfRung: [], halfLearned: [] });
  expect(
    [...acknowledged].filter((name) => !left.delivered.has(name)),
    label,
  ).toEqual([]);
  for (const [name, body] of left.delivered) expect(body, label).toBe(attempted.get(name));
  expect(
    left.rung.filter((callSid) => !rung.has(callSid)),
    label,
  ).toEqual([]);
  return left.delivered.size;
}

describe('F1: a process that is killed', () => {
  it('when it was killed fifteen times under load, then nothing acknowledged is lost and nothing is half', async () => {
    const seed = Date.now() % 100_000;
    const random = createRandom(seed);
    const dir = tempDir();
    const ledger: Ledger = { attempted: new Map(), acknowledged: new Set(), rung: new Set() };
    let dataDir = '';
    let present = 0;
    for (let n = 0; n < ROUNDS; n += 1) {
      const server = await serve([], secrets, dir);
      dataDir = server.dataDir;
      const names = Array.from({ length: CALLS_A_ROUND }, (_, call) => `conv_${n}_${call}`);
      await round(server, ledger, random, names);
      present = expectNothingLost(dataDir, ledger, `seed ${seed}, round ${n}`);
    }
    expect(dirname(dataDir)).toBe(dir);
    expect(ledger.acknowledged.size).toBeGreaterThan(ROUNDS);

    const app = await startTestApp({ dataDir, keep: true });
    await app.settled();
    await app.stop();
    expect(expectNothingLost(dataDir, ledger, `seed ${seed}, afterwards`)).toBe(present);
  }, 60_000);
});
