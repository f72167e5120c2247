import { expect, it } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import { noteMoments, shapeOf, stopNoting, wayBackOf, type Moment } from '../support/providers/moments.ts';
import { accountEnv, CALLER, pretended, SHOP_LINE } from '../support/providers/pretended.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp } from '../support/test-app.ts';

const PUBLIC = 'https://linekeeper.example';
const NO_SECRETS = { LINEKEEPER_INITIATION_SECRET: '', LINEKEEPER_TOOL_SECRET: '', ELEVENLABS_WEBHOOK_SECRET: '' };
const LONG = 240_000;

type World = Awaited<ReturnType<typeof pretended>>;

async function start(world: World, dataDir: string) {
  const app = await startTestApp({ dataDir, keep: true, env: { ...accountEnv(world), ...NO_SECRETS } });
  world.outside.lead(PUBLIC, app.webhookUrl);
  const ask = createAsk(app.execute);
  const apply = (mode: 'native' | 'register' = 'native') =>
    ask('connect.apply', {
      ...{ business: 'default', agentId: world.agentId, mode },
      line: { kind: 'twilio', sid: world.line.sid },
      fallback: { kind: 'voicemail', message: null },
    });
  return { app, ask, apply };
}

/** What somebody who rings meets: an agent that knows what it must, and a report that arrives. */
async function answered(world: World): Promise<string> {
  const call = await world.rings({ from: CALLER, to: SHOP_LINE });
  if (call.by !== 'elevenlabs' || call.rung.outcome !== 'answered') return JSON.stringify(call);
  const { tries } = await call.rung.call.ends({ summary: 'Somebody rang.' });
  return `answered, told: ${tries.join()}`;
}

/**
 * Sets up the rest and takes it back; `known` holds the states that were taken back already: from one that is the same
 * to the last entry of the journal, the same is done again.
 */
async function recovered(world: World, { name, dataDir, putBack }: Moment, blank: unknown, known: Set<string>) {
  putBack();
  const { app, ask, apply } = await start(world, dataDir);
  try {
    const { steps } = await apply();
    const open = steps.filter(({ state }) => state !== 'done').map(({ id, problem }) => `${id}: ${problem?.code}`);
    const wayBack = wayBackOf(world, dataDir);
    const connected = { name, open, shape: shapeOf(world), call: await answered(world) };
    if (known.has(wayBack)) return { ...connected, isBlank: true };
    known.add(wayBack);
    await ask('connect.undo', {});
    return { ...connected, isBlank: JSON.stringify(accounts(world)) === JSON.stringify(blank) };
  } finally {
    await app.stop();
  }
}

const accounts = ({ elevenLabs, twilio }: World): unknown => [elevenLabs.account(), twilio.account()];

async function takenBack(world: World, { name, dataDir, putBack }: Moment, blank: unknown) {
  putBack();
  const { app, ask } = await start(world, dataDir);
  try {
    const { steps, canUndo } = await ask('connect.undo', {});
    const left = steps.filter(({ state }) => state === 'failed' || state === 'changed').map(({ id }) => id);
    return { name, left, canUndo, isBlank: JSON.stringify(accounts(world)) === JSON.stringify(blank) };
  } finally {
    await app.stop();
  }
}

/** How the provider patches is the same for every write: the second way looks at some of them only. */
it.each([
  ['deep', 1],
  ['replace', 6],
] as const)(
  'a program that was killed at any write connects to the same state when it is started again, and takes it all back (%s)',
  { timeout: LONG },
  async (patching, every) => {
    const world = await pretended({ elevenLabs: { patching } });
    const blank = accounts(world);
    const dataDir = temporaryDirectory();
    const first = await start(world, dataDir);
    const moments = noteMoments(world, dataDir);
    await first.apply();
    stopNoting(world);
    const wanted = shapeOf(world);
    expect(await answered(world)).toBe('answered, told: 200');
    await first.app.stop();
    expect(moments.length).toBeGreaterThan(20);

    const known = new Set<string>();
    for (const moment of moments.filter((_, index) => index % every === 0)) {
      const after = await recovered(world, moment, blank, known);
      expect(after).toEqual({ name: moment.name, open: [], shape: wanted, call: 'answered, told: 200', isBlank: true });
    }
  },
);

/** Nobody knows what becomes of a number at Twilio when it is removed at ElevenLabs; the way there is either. */
it.each([
  ['native', 'keeps', 'deep'],
  ['native', 'clears', 'replace'],
  ['register', 'keeps', 'replace'],
] as const)(
  'one that was killed at any write of taking back takes back the rest when it is started again (%s, %s, %s)',
  { timeout: LONG },
  async (mode, lettingGo, patching) => {
    const world = await pretended({ elevenLabs: { patching, lettingGo } });
    Object.assign(world.line, { voiceUrl: 'https://before.example/voice', statusUrl: 'https://before.example/status' });
    const blank = accounts(world);
    const dataDir = temporaryDirectory();
    const first = await start(world, dataDir);
    await first.apply(mode);
    const moments = noteMoments(world, dataDir);
    await first.ask('connect.undo', {});
    stopNoting(world);
    await first.app.stop();
    expect(accounts(world)).toEqual(blank);
    expect(moments.length).toBeGreaterThan(15);

    for (const moment of moments) {
      const after = await takenBack(world, moment, blank);
      expect(after).toEqual({ name: moment.name, left: [], canUndo: false, isBlank: true });
    }
  },
);
