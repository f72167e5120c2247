import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createSecretBox } from '../../server/platform/secret-box.ts';
import { createIntake, DELIVERY_BODY } from '../../server/services/intake.ts';
import { openStores } from '../../server/store/open-stores.ts';

type Take = (conversationId: string, body: Buffer) => Promise<unknown>;

const BODY_BYTES = 30_000;
const IN_FLIGHT = 50;
/** A burst such as follows an hour without the tunnel: short of what SQLite would empty its log for in between. */
const DELIVERIES = 200;

/**
 * How many post-call deliveries are acknowledged in a second, 50 in flight: by our intake, which commits together what
 * came together, and by the same statements with a transaction for each, of each round. The disk is asked to be sure in
 * both.
 */
export async function groupCommit(rounds: number): Promise<{ grouped: number[]; single: number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'linekeeper-bench-intake-'));
  const taken = { grouped: [] as number[], single: [] as number[] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      taken.grouped.push(await perSecond(join(folder, `grouped-${round}`), groupedTake));
      taken.single.push(await perSecond(join(folder, `single-${round}`), singleTake));
    }
    return taken;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Parts = { stores: ReturnType<typeof openStores>; box: ReturnType<typeof createSecretBox> };

function groupedTake({ stores, box }: Parts): Take {
  const ignore = (): void => undefined;
  const around = { onStored: ignore, rush: { came: ignore }, hasRoom: () => true };
  const intake = createIntake({ stores, box, now: () => new Date(), ...around });
  return (conversationId, body) =>
    intake.take({ kind: 'post_call_transcription', conversationId, body, bodyFile: null });
}

function singleTake({ stores, box }: Parts): Take {
  return async (conversationId, body) => {
    await new Promise((resolve) => setImmediate(resolve));
    const kind = 'post_call_transcription';
    const sealed = box.seal(body, DELIVERY_BODY);
    const place = { dedupeKey: `${kind}:${conversationId}`, kind, conversationId, bodyFile: null };
    return stores.transact(() => stores.inbox.add({ ...place, body: sealed, receivedAt: new Date().toISOString() }));
  };
}

async function perSecond(folder: string, makeTake: (parts: Parts) => Take): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const stores = openStores(join(folder, 'linekeeper.db'));
  const take = makeTake({ stores, box: createSecretBox(randomBytes(32)) });
  const body = randomBytes(BODY_BYTES);
  let sent = 0;
  const sender = async (): Promise<void> => {
    while (sent < DELIVERIES) await take(`conv_${sent++}`, body);
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: IN_FLIGHT }, sender));
  const seconds = (performance.now() - began) / 1000;
  if (stores.inbox.waiting() < DELIVERIES) throw new Error('A delivery was acknowledged and is not there.');
  stores.close();
  return DELIVERIES / seconds;
}
