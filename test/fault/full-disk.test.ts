import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';

import { createDoor } from '../../server/cli/rehearsal/door.ts';
import { secrets } from '../cli/support.ts';
import { AnswerSchema } from '../support/answer-schema.ts';
import { compiledBefore } from '../support/compiled-before.ts';
import { aRing, aTranscription } from '../support/factories.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const MAIN = resolve(import.meta.dirname, '../../server/cli/main.ts');
const Ready = z.object({ webhookUrl: z.string(), deskUrl: z.string(), pid: z.int() });
const TOKEN = 'token-for-the-full-disk-0123456789abcdef';

const mayMount = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
if (!mayMount && process.env['CI'] === 'true')
  throw new Error('The full disk cannot be tested: unshare -Urm is refused.');

/** Of deliveries of a few kilobytes each, into the little that the log was long before. */
const MOST_THAT_FIT = 50;

/** The program on a disk of 8 MiB of its own, which only it sees; `seen` is how this process reaches into it. */
async function serveOnSmallDisk() {
  const dir = temporaryDirectory();
  const script = 'mount -t tmpfs -o size=8m tmpfs "$1" && exec "$2" "$3" serve --json --data-dir "$1/data"';
  const env = { PATH: process.env['PATH'], HOME: dir, TZ: 'UTC', ...secrets, LINEKEEPER_API_TOKEN: TOKEN };
  const child = spawn('unshare', ['-Urm', 'sh', '-c', script, 'sh', dir, process.execPath, MAIN], {
    env: { ...env, LINEKEEPER_WEBHOOK_PORT: '0', LINEKEEPER_DESK_PORT: '0', ...compiledBefore() },
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const ready = Ready.parse(JSON.parse(line));
  return { ...ready, child, seen: join('/proc', String(ready.pid), 'root', dir) };
}

/** Writes until nothing more fits, in smaller and smaller pieces. */
function fill(file: string): void {
  for (const bytes of [1024 * 1024, 64 * 1024, 4096, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(bytes), { flag: 'a' });
    } catch {
      // Full for pieces of this size.
    }
  }
}

it.skipIf(!mayMount)(
  'F4: when the disk is full, then rings are answered from memory, post-calls are 503, and all heals without a restart',
  async () => {
    const { webhookUrl, deskUrl, child, seen } = await serveOnSmallDisk();
    const { LINEKEEPER_INITIATION_SECRET, LINEKEEPER_TOOL_SECRET, ELEVENLABS_WEBHOOK_SECRET } = secrets;
    const keys = {
      initiation: LINEKEEPER_INITIATION_SECRET,
      tool: LINEKEEPER_TOOL_SECRET,
      webhook: ELEVENLABS_WEBHOOK_SECRET,
    };
    const door = createDoor({ webhookUrl, secrets: keys, now: () => new Date() });
    const ring = async (sid: string) => AnswerSchema.parse(await door.ring(aRing({ call_sid: sid })));
    const deliver = (id: string) =>
      door.deliver(aTranscription({ conversationId: id, callSid: `CA_${id}`, startedAt: new Date() }));
    const callerName = async (sid: string) => (await ring(sid)).dynamic_variables['caller_name'];
    const calls = async (): Promise<{ conversationId: string | null; callSid: string | null }[]> => {
      const headers = { authorization: `Bearer ${TOKEN}` };
      const body: unknown = await (await fetch(`${new URL(deskUrl).origin}/api/calls?limit=200`, { headers })).json();
      return z
        .object({ calls: z.array(z.object({ conversationId: z.string().nullable(), callSid: z.string().nullable() })) })
        .parse(body).calls;
    };
    await deliver('before');
    await expect.poll(() => callerName('CA_first')).toBe('Ana Lopez');

    fill(join(seen, 'filler'));
    // A log that begins anew has room of its own on the disk: what still fits into it is taken, and must be kept.
    const taken: string[] = [];
    await expect(
      (async () => {
        for (let nth = 0; nth < MOST_THAT_FIT; nth += 1) {
          await deliver(`fits_${nth}`);
          taken.push(`fits_${nth}`);
        }
      })(),
    ).rejects.toThrow(/503/);
    for (let index = 0; index < 30; index += 1) expect(await callerName(`CA_full_${index}`)).toBe('Ana Lopez');
    await expect(deliver('still_full')).rejects.toThrow(/503/);

    rmSync(join(seen, 'filler'));
    await deliver('full');
    await expect
      .poll(async () => (await calls()).map(({ conversationId }) => conversationId), { timeout: 8000 })
      .toEqual(expect.arrayContaining([...taken, 'full']));
    await expect
      .poll(async () => (await calls()).map(({ callSid }) => callSid), { timeout: 8000 })
      .toContain('CA_full_29');

    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    expect((await gone)[0]).toBe(0);
  },
);

it.skipIf(!mayMount)('F4: when it is asked to stop on a full disk, then it ends by itself', async () => {
  const { child, seen } = await serveOnSmallDisk();
  fill(join(seen, 'filler'));
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  expect((await gone)[0]).toBe(0);
});
