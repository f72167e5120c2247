import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';

import { Status } from '#contract/status.ts';
import { createDoor } from '../../server/cli/rehearsal/door.ts';
import { secrets } from '../cli/support.ts';
import { AnswerSchema } from '../support/answer-schema.ts';
import { compiledBefore } from '../support/compiled-before.ts';
import { aRing, aTranscription } from '../support/factories.ts';
import { PROGRAM } from '../support/program-file.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const Ready = z.object({ webhookUrl: z.string(), deskUrl: z.string(), pid: z.int() });
const TOKEN = 'token-for-the-full-disk-0123456789abcdef';

const mayMount = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
if (!mayMount && process.env['CI'] === 'true')
  throw new Error('The full disk cannot be tested: unshare -Urm is refused.');

const SOON = { timeout: 12_000 };
/** Of deliveries of a few kilobytes each, into the little that the log was long before. */
const MOST_THAT_FIT = 50;

/** How it says, once the program is gone, what it left behind in its data directory: nobody else sees that disk. */
const Left = z.object({ code: z.int(), files: z.string() });
const PROGRAM_AND_WHAT_IS_LEFT = `
  mount -t tmpfs -o "size=$4" tmpfs "$1" || exit 9
  trap '' TERM
  "$2" "$3" serve --json --data-dir "$1/data"
  code=$?
  printf '{"code":%d,"files":"%s"}\\n' "$code" "$(ls "$1/data" | tr '\\n' ' ')"
  exit "$code"`;

/** The program on a disk of its own, which only it sees; `seen` is how this process reaches into it. */
async function serveOnSmallDisk(size = '8m') {
  const dir = temporaryDirectory();
  const env = { PATH: process.env['PATH'], HOME: dir, TZ: 'UTC', ...secrets, LINEKEEPER_API_TOKEN: TOKEN };
  const child = spawn(
    'unshare',
    ['-Urm', 'sh', '-c', PROGRAM_AND_WHAT_IS_LEFT, 'sh', dir, process.execPath, PROGRAM, size],
    {
      env: { ...env, LINEKEEPER_WEBHOOK_PORT: '0', LINEKEEPER_DESK_PORT: '0', ...compiledBefore() },
      cwd: '/',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  const ready = Ready.parse(JSON.parse(line));
  let isGone = false;
  onTestFinished(() => void (isGone || process.kill(ready.pid, 'SIGKILL')));
  async function stop(): Promise<z.infer<typeof Left>> {
    const left = once(lines, 'line') as Promise<[string]>;
    process.kill(ready.pid, 'SIGTERM');
    const [said] = await left;
    isGone = true;
    return Left.parse(JSON.parse(said));
  }
  const { LINEKEEPER_INITIATION_SECRET, LINEKEEPER_TOOL_SECRET, ELEVENLABS_WEBHOOK_SECRET } = secrets;
  const keys = {
    initiation: LINEKEEPER_INITIATION_SECRET,
    tool: LINEKEEPER_TOOL_SECRET,
    webhook: ELEVENLABS_WEBHOOK_SECRET,
  };
  const door = createDoor({ webhookUrl: ready.webhookUrl, secrets: keys, now: () => new Date() });
  return { ...asOwner(ready.deskUrl), ...asPhone(door), stop, seen: join('/proc', String(ready.pid), 'root', dir) };
}

const asPhone = (door: ReturnType<typeof createDoor>) => ({
  callerName: async (sid: string) =>
    AnswerSchema.parse(await door.ring(aRing({ call_sid: sid }))).dynamic_variables['caller_name'],
  deliver: (id: string) =>
    door.deliver(aTranscription({ conversationId: id, callSid: `CA_${id}`, startedAt: new Date() })),
});

function asOwner(deskUrl: string) {
  const ask = async (path: string): Promise<unknown> => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    return (await fetch(`${new URL(deskUrl).origin}/api/${path}`, { headers })).json();
  };
  return {
    status: async (): Promise<Status> => Status.parse(await ask('status')),
    calls: async (): Promise<{ conversationId: string | null; callSid: string | null }[]> => {
      const known = z.object({ conversationId: z.string().nullable(), callSid: z.string().nullable() });
      return z.object({ calls: z.array(known) }).parse(await ask('calls?limit=200')).calls;
    },
  };
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
    const { callerName, deliver, calls, stop, seen } = await serveOnSmallDisk();
    await deliver('before');
    await expect.poll(() => callerName('CA_first')).toBe('Ana Lopez');

    fill(join(seen, 'filler'));
    const taken: string[] = [];
    async function deliverUntilRefused(name: string): Promise<void> {
      for (let nth = 0; nth < MOST_THAT_FIT; nth += 1) {
        await deliver(`${name}_${nth}`);
        taken.push(`${name}_${nth}`);
      }
    }
    // A log that begins anew has room of its own on the disk: what still fits into it is taken, and must be kept. It
    // begins when nobody reads the old one any more, which may be now or while the phone rings.
    await expect(deliverUntilRefused('fits')).rejects.toThrow(/503/);
    for (let index = 0; index < 30; index += 1) expect(await callerName(`CA_full_${index}`)).toBe('Ana Lopez');
    await expect(deliverUntilRefused('still_full')).rejects.toThrow(/503/);

    rmSync(join(seen, 'filler'));
    await deliver('full');
    await expect
      .poll(async () => (await calls()).map(({ conversationId }) => conversationId), { timeout: 8000 })
      .toEqual(expect.arrayContaining([...taken, 'full']));
    await expect
      .poll(async () => (await calls()).map(({ callSid }) => callSid), { timeout: 8000 })
      .toContain('CA_full_29');

    expect((await stop()).code).toBe(0);
  },
);

it.skipIf(!mayMount)('F4: when it is asked to stop on a full disk, then it ends by itself', async () => {
  const { stop, seen } = await serveOnSmallDisk();
  fill(join(seen, 'filler'));
  expect((await stop()).code).toBe(0);
});

it.skipIf(!mayMount)(
  'F4: when room runs low, then the tray is red before anything is lost, and what was set aside lets the rest be kept',
  async () => {
    const { callerName, deliver, calls, status, stop, seen } = await serveOnSmallDisk('150m');
    const reserve = join(seen, 'data', 'reserve');
    const told = async () => (await status()).condition;
    await expect.poll(told, SOON).toMatchObject({ state: 'callers-affected', told: { code: 'condition_disk_little' } });
    await expect.poll(() => existsSync(reserve), SOON).toBe(true);
    await deliver('before');
    await expect.poll(() => callerName('CA_before'), SOON).toBe('Ana Lopez');

    fill(join(seen, 'filler'));
    await expect(
      (async () => {
        for (let nth = 0; nth < MOST_THAT_FIT; nth += 1) await deliver(`fits_${nth}`);
      })(),
    ).rejects.toThrow(/503/);
    expect(existsSync(reserve)).toBe(false);
    expect(await told()).toMatchObject({ state: 'callers-affected', told: { code: 'condition_disk_full' } });
    // There is room now, but not for what comes again.
    await expect(deliver('put_off')).rejects.toThrow(/503/);
    expect(await callerName('CA_meanwhile')).toBe('Ana Lopez');
    await expect.poll(async () => (await calls()).map(({ callSid }) => callSid), SOON).toContain('CA_meanwhile');

    rmSync(join(seen, 'filler'));
    await expect.poll(() => existsSync(reserve), SOON).toBe(true);
    await deliver('put_off');
    expect((await told()).told.code).toBe('condition_disk_little');

    fill(join(seen, 'filler'));
    const { code, files } = await stop();
    expect(code).toBe(0);
    // Closed as always: nothing of it is left in a log that the next start would have to read.
    expect(files.split(' ')).not.toContain('linekeeper.db-wal');
    expect(files.split(' ')).not.toContain('reserve');
  },
  40_000,
);
