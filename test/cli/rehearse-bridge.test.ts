import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

import { writeWav } from '../../server/cli/rehearsal/wav.ts';
import { speechLike } from '../../server/cli/rehearsal/speech-like.ts';
import { linekeeper, secrets, serve, tempDir } from './support.ts';

const Measured = z.object({
  frames: z.int(),
  lost: z.int(),
  exact: z.boolean(),
  addedMs: z.object({ p50: z.number(), p99: z.number() }),
});

it('when a call without a phone is played against the demo, then all of it comes through, and is kept on demand', async () => {
  const server = await serve(['--demo'], {});
  const rehearse = (...more: string[]) =>
    linekeeper(['rehearse', '--bridge', '--demo', '--data-dir', server.dataDir, ...more]);
  // The demo sets its own accounts up first.
  await expect.poll(async () => (await rehearse('--seconds', '0.2')).code, { timeout: 30_000, interval: 500 }).toBe(0);
  const heard = join(tempDir(), 'heard');
  const made = await rehearse('--seconds', '1', '--record', heard, '--json');
  expect(made).toMatchObject({ code: 0, stderr: '' });
  const told = Measured.parse(JSON.parse(made.stdout));
  expect(told).toMatchObject({ frames: 50, lost: 0, exact: true });
  expect(told.addedMs.p50).toBeGreaterThan(0);
  const said = writeWav(speechLike(1));
  expect(readFileSync(join(heard, 'caller.wav')).equals(said)).toBe(true);
  expect(readFileSync(join(heard, 'agent.wav')).equals(said)).toBe(true);
  const played = await rehearse('--wav', join(heard, 'agent.wav'));
  expect(played).toMatchObject({ code: 0, stdout: expect.stringContaining('50 frames') as unknown });
  const kept = readFileSync(join(server.dataDir, 'logs', 'linekeeper.log'), 'utf8');
  expect(kept.match(/"route":"media-stream","status":101/g)?.length).toBeGreaterThanOrEqual(3);
  await server.stop();
}, 90_000);

it('when there is no demo, or no such sound, then it says so', async () => {
  const server = await serve();
  const rehearse = (...more: string[]) =>
    linekeeper(['rehearse', '--bridge', '--data-dir', server.dataDir, ...more], secrets);
  expect(await rehearse()).toMatchObject({ code: 2, stderr: expect.stringContaining('serve --demo') as unknown });
  expect((await rehearse('--wav', './nowhere.wav')).stderr).toContain('no such sound file');
  expect(await rehearse('--seconds', 'long')).toMatchObject({ code: 2 });
  expect(existsSync(join(server.dataDir, 'heard'))).toBe(false);
  await server.stop();
});
