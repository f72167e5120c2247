import { onTestFinished } from 'vitest';

import { createSecretBox } from '../../server/platform/secret-box.ts';
import { createBackfill } from '../../server/services/backfill.ts';
import { createCatchUp } from '../../server/services/catch-up.ts';
import { createIntake } from '../../server/services/intake.ts';
import { createWebhookSilence } from '../../server/services/webhook-silence.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { aHandVoice, type HandCall } from './providers/hand-voice.ts';
import { readDatabase } from './stored.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { join } from 'node:path';

export const NOW = new Date('2026-11-20T18:00:00.000Z');
export const unix = (hour: number, minute = 0): number => Date.UTC(2026, 10, 20, hour, minute) / 1000;

type Given = {
  calls?: HandCall[];
  pageSize?: number;
  agents?: readonly string[];
  dataDir?: string;
  /** When the program began to listen. */
  listensSince?: number;
};

/** The catching up over a database of its own, with an account made by hand. Nothing is learned: what came stays to be seen. */
export function catchingUp({ calls = [], pageSize = 100, agents = [], listensSince = unix(0), ...given }: Given = {}) {
  const dataDir = given.dataDir ?? temporaryDirectory();
  const stores = openStores(join(dataDir, 'linekeeper.db'));
  const time = { now: NOW };
  const now = (): Date => new Date(time.now);
  const account = aHandVoice(calls, { pageSize });
  const faults: unknown[] = [];
  const intake = createIntake({
    stores,
    box: createSecretBox(Buffer.alloc(32, 7)),
    now,
    onStored: () => undefined,
    rush: { came: () => undefined },
    hasRoom: () => true,
  });
  const book = { all: () => agents.map((agentId) => ({ business: { agentId } })) };
  const silence = createWebhookSilence({ startedAt: listensSince, now });
  const deps = {
    ...{ stores, intake, voice: account.voice, kinds: ['finished'], now, chance: () => 0 },
    ...{ book: book as never, isPaused: () => true, onChange: () => undefined },
    report: (_where: string, error: unknown) => void faults.push(error),
  };
  const catchUp = createCatchUp({ ...deps, silence });
  const backfill = createBackfill(deps);
  const stop = (): void => {
    catchUp.stop();
    backfill.stop();
    stores.close();
  };
  let isStopped = false;
  onTestFinished(() => void (isStopped || stop()));
  return {
    ...{ dataDir, stores, account, faults, intake, silence, catchUp, backfill, time },
    stop: (): void => {
      isStopped = true;
      stop();
    },
    look: async (): Promise<void> => {
      catchUp.look();
      await catchUp.settled();
    },
    /** The conversations whose reports are here. */
    here: (): string[] =>
      readDatabase(dataDir, (db) =>
        db.prepare<[], string>('SELECT conversation_id FROM inbox ORDER BY conversation_id').pluck().all(),
      ),
  };
}
