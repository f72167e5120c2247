import { cpSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import { noteMoments, shapeOf, stopNoting, type Moment } from '../support/providers/moments.ts';
import { accountEnv, pretended } from '../support/providers/pretended.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp } from '../support/test-app.ts';

const MODEL = { OPENCLAW_API_BASE_URL: 'http://127.0.0.1:9/v1', LLM_MODEL: 'small-model' };

type World = Awaited<ReturnType<typeof pretended>>;

async function start(world: World, dataDir: string) {
  const app = await startTestApp({ dataDir, keep: true, env: { ...accountEnv(world), ...MODEL } });
  world.outside.lead('https://linekeeper.example', app.webhookUrl);
  const ask = createAsk(app.execute);
  const apply = () =>
    ask('connect.apply', {
      ...{ business: 'default', agentId: world.agentId, mode: 'register', thinks: 'own' },
      ...{ line: { kind: 'twilio', sid: world.line.sid }, fallback: null },
    });
  return { app, ask, apply };
}

const accounts = ({ elevenLabs, twilio }: World): string => JSON.stringify([elevenLabs.account(), twilio.account()]);
function copyOf(dataDir: string): string {
  const copy = temporaryDirectory();
  cpSync(dataDir, copy, { recursive: true });
  return copy;
}
/** The other writes are tried in connect-killed.test.ts. */
const ofEngine = ({ name }: Moment): boolean => name.includes('speech-engine');

describe('an engine while the program is killed', { timeout: 120_000 }, () => {
  it('when that is at a write of setting it up or taking it back, then the next start does the rest, either way', async () => {
    const world = await pretended();
    const blank = accounts(world);
    const dataDir = temporaryDirectory();
    const first = await start(world, dataDir);
    const made = noteMoments(world, dataDir);
    await first.apply();
    stopNoting(world);
    const wanted = shapeOf(world);
    const undone = noteMoments(world, dataDir);
    await first.ask('connect.undo', {});
    stopNoting(world);
    await first.app.stop();
    expect(accounts(world) === blank).toBe(true);
    const [makings, undoings] = [made.filter(ofEngine), undone.filter(ofEngine)];
    expect([makings.length, undoings.length]).toEqual([2, 2]);
    const copies = makings.map((moment) => ({ ...moment, dataDir: copyOf(moment.dataDir) }));

    for (const moment of makings) {
      moment.putBack();
      const { app, ask, apply } = await start(world, moment.dataDir);
      expect((await apply()).steps.filter(({ state }) => state !== 'done')).toEqual([]);
      expect(shapeOf(world), moment.name).toEqual(wanted);
      await ask('connect.undo', {});
      expect([moment.name, accounts(world) === blank]).toEqual([moment.name, true]);
      await app.stop();
    }
    for (const moment of [...copies, ...undoings]) {
      moment.putBack();
      const { app, ask } = await start(world, moment.dataDir);
      expect(await ask('connect.undo', {})).toMatchObject({ canUndo: false });
      expect([moment.name, accounts(world) === blank]).toEqual([moment.name, true]);
      await app.stop();
    }
  });
});
