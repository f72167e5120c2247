import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import { ANA, anAudio, aRing, aTranscription } from '../support/factories.ts';
import { hashOf } from '../support/owner.ts';
import { filesIn } from '../support/stored.ts';
import { startTestApp } from '../support/test-app.ts';

it('when the program died between erasing a call and removing its recording, then the next start removes it, and no other', async () => {
  const app = await startTestApp({ keep: true });
  onTestFinished(() => rmSync(app.dataDir, { recursive: true }));
  const recordings = (): string[] => filesIn(join(app.dataDir, 'audio'));
  await app.ring(aRing());
  await app.finish(anAudio('conv_0001', 400_000));
  await app.finish(aTranscription());
  await app.settled();
  const [erased = ''] = recordings();
  const sealed = readFileSync(erased);
  expect((await app.api('DELETE', `/api/callers/${hashOf(ANA)}`)).status).toBe(200);
  await app.finish(anAudio('conv_0002', 400_000));
  await app.settled();
  await app.stop();
  const kept = recordings();
  expect(kept).toHaveLength(1);
  writeFileSync(erased, sealed); // as if the removal had never come

  const again = await startTestApp({ dataDir: app.dataDir, keep: true });
  onTestFinished(() => again.stop());

  await expect.poll(recordings).toEqual(kept);
});
