import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { linekeeper, secrets, serve, tempDir } from './support.ts';

const Exported = z.object({
  callers: z.array(z.object({ id: z.uuid(), name: z.string().nullable(), numbers: z.array(z.string()) })),
});

type Run = (...args: string[]) => ReturnType<typeof linekeeper>;

let folder: string;
let rehearsed: Promise<string> | undefined;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'linekeeper-owner-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Plays the whole rehearsal, once for all tests; resolves to the id of its sample shop. */
async function rehearse(): Promise<string> {
  const server = await serve([], secrets, folder);
  const run: Run = (...args) => linekeeper([...args, '--data-dir', server.dataDir], secrets);
  expect(await run('rehearse', 'salon', '--keep', '--number', '(303) 555-0142')).toMatchObject({ code: 0 });
  const shops = z
    .array(z.object({ id: z.string() }))
    .parse(JSON.parse((await run('business', 'list', '--json')).stdout));
  expect(await server.stop()).toBe(0);
  return shops.find(({ id }) => id !== 'default')?.id ?? '';
}

/**
 * A data directory in which a rehearsal left its sample shop and its caller, Anna, under +1 303 555 0142; with or
 * without a server. `here` names that shop on a command line.
 */
async function remembered(running: boolean): Promise<{ run: Run; dataDir: string; here: string[] }> {
  const shop = await (rehearsed ??= rehearse());
  const dir = tempDir();
  const dataDir = join(dir, 'data');
  cpSync(join(folder, 'data'), dataDir, { recursive: true });
  if (running) await serve([], secrets, dir);
  const run: Run = (...args) => linekeeper([...args, '--data-dir', dataDir], secrets);
  return { run, dataDir, here: ['--business', shop] };
}

it('when a rehearsal is to be kept, then its sample shop stays', async () => {
  expect(await (rehearsed ??= rehearse())).toMatch(/^rehearsal-salon-/);
}, 60_000);

describe.each([
  ['while the server runs', true],
  ['while no server runs', false],
])('export and forget %s', (_when, running) => {
  it('when a caller is exported by number, then everything held is there, numbers in clear', async () => {
    const { run, here } = await remembered(running);

    const byNumber = await run('export', '+1 303 555 0142', ...here);

    expect(byNumber.code).toBe(0);
    const [caller] = Exported.parse(JSON.parse(byNumber.stdout)).callers;
    expect(caller).toMatchObject({ name: 'Anna Lindqvist', numbers: ['+13035550142'] });
    const byId = await run('export', caller?.id ?? '');
    expect(byId.stdout).toBe(byNumber.stdout);
    // And the stranger of the rehearsal, who named somebody else's appointment.
    const { callers: everybody } = Exported.parse(JSON.parse((await run('export', ...here)).stdout));
    expect(everybody).toHaveLength(2);
    expect(everybody).toContainEqual(caller);
    expect(Exported.parse(JSON.parse((await run('export', '--business', 'default')).stdout)).callers).toEqual([]);
    expect(await run('export', '+1 303 555 0142')).toMatchObject({ code: 1, stdout: '' });
    const nowhere = await run('export', '+1 303 555 0142', '--business', 'nowhere');
    expect(nowhere).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('no such business') as string,
    });
  });

  it('when everybody is exported as CSV into a file, then only its owner can read it and no cell is a formula', async () => {
    const { run } = await remembered(running);
    const file = join(tempDir(), 'callers.csv');

    expect(await run('export', '--format', 'csv', '--out', file)).toMatchObject({ code: 0, stdout: '' });

    const text = readFileSync(file, 'utf8');
    expect(text).toContain('Anna Lindqvist');
    expect(text).toContain(",'+13035550142,");
    expect(text).not.toMatch(/(?:^|,)[=+@-]/m);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('when a caller is forgotten, then the counts are told and nothing is left to export', async () => {
    const { run, here } = await remembered(running);
    expect(await run('forget', '303-555-0142', '--yes')).toMatchObject({ code: 1, stdout: '' });

    const proof = join(tempDir(), 'erased.txt');
    const forgotten = await run('forget', '303-555-0142', ...here, '--yes', '--json', '--certificate', proof);

    expect(forgotten.code).toBe(0);
    const { erased } = z.object({ erased: z.record(z.string(), z.int()) }).parse(JSON.parse(forgotten.stdout));
    expect(erased['facts']).toBeGreaterThan(0);
    expect(erased['calls']).toBe(8);
    const text = readFileSync(proof, 'utf8');
    expect(text).toMatch(/ 8 {2}calls/u);
    expect(text).not.toMatch(/0142|Lindqvist/u);
    if (process.platform !== 'win32') expect(statSync(proof).mode & 0o777).toBe(0o600);
    const [, certificate = ''] = /Certificate {2}(\S+)/u.exec(text) ?? [];
    const later = (await run('certificate', certificate)).stdout;
    // A server that runs overwrites unused bytes in its own time, and the certificate says when it has.
    const withoutBytes = (one: string): string => one.replace(/^Unused bytes .*$/mu, '').trim();
    expect(withoutBytes(later)).toBe(withoutBytes(text));
    expect(later).toMatch(/^Unused bytes of the database file /mu);
    if (!running) expect(text).toMatch(/^Unused bytes of the database file overwritten: \d{4}-/mu);
    expect((await run('certificate')).stdout).toContain(certificate);
    expect(await run('export', '303-555-0142', ...here)).toMatchObject({ code: 1, stdout: '' });
    const { callers: left } = Exported.parse(JSON.parse((await run('export', ...here)).stdout));
    expect(left.map(({ name }) => name)).toEqual([null]);
  });
});

describe('forget', () => {
  it('when nobody can be asked and --yes is missing, then nothing is erased', async () => {
    const { run, here } = await remembered(false);

    const refused = await run('forget', '303-555-0142', ...here);

    expect(refused).toMatchObject({ code: 2, stdout: '', asked: [] });
    expect(refused.stderr).toContain('--yes');
    expect((await run('export', '303-555-0142', ...here)).code).toBe(0);
  });

  it('when somebody is asked, then only a plain yes erases', async () => {
    const { dataDir, run, here } = await remembered(false);
    const forget = (answer: string) =>
      linekeeper(['forget', '303-555-0142', ...here, '--data-dir', dataDir], {}, answer);

    const declined = await forget('no');
    expect(declined).toMatchObject({ code: 1, stdout: '' });
    expect(declined.asked).toEqual([expect.stringContaining('8 calls') as string]);
    expect((await run('export', '303-555-0142', ...here)).code).toBe(0);

    expect(await forget('Yes')).toMatchObject({ code: 0 });
    expect((await run('export', '303-555-0142', ...here)).code).toBe(1);
  });

  it('when what was typed is no caller, then one sentence says so without repeating it', async () => {
    const ran = await linekeeper(['forget', 'somebody I know', '--yes', '--data-dir', join(tempDir(), 'data')]);

    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).not.toContain('somebody');
  });
});

describe('token', () => {
  it('when no server ran yet, then the token it prints is the one the server takes', async () => {
    const dir = tempDir();
    const dataDir = join(dir, 'data');
    const token = (await linekeeper(['token', '--data-dir', dataDir])).stdout.trim();
    const server = await serve([], {}, dir);

    const asked = await fetch(new URL('/api/status.get', new URL(server.deskUrl).origin), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{}',
    });

    expect(asked.status).toBe(200);
    expect((await linekeeper(['token', '--data-dir', dataDir])).stdout.trim()).toBe(token);
  });

  it('when it is rotated, then it is another one, and a running server asks to be restarted', async () => {
    const server = await serve();
    const before = await linekeeper(['token', '--data-dir', server.dataDir]);
    const rotated = await linekeeper(['token', '--rotate', '--data-dir', server.dataDir]);

    expect(rotated.code).toBe(0);
    expect(rotated.stdout).not.toBe(before.stdout);
    expect(rotated.stderr).toContain('Restart');
    const doctor = await linekeeper(['doctor', '--data-dir', server.dataDir]);
    expect(doctor).toMatchObject({ code: 2 });
    expect(doctor.stdout).toContain('refused the token');
  });

  it('when the environment sets the token, then it is printed and cannot be rotated', async () => {
    const env = { LINEKEEPER_API_TOKEN: 'a-token-of-the-owner-with-40-characters!' };
    const dataDir = join(tempDir(), 'data');

    expect((await linekeeper(['token', '--data-dir', dataDir], env)).stdout.trim()).toBe(env.LINEKEEPER_API_TOKEN);
    expect(await linekeeper(['token', '--rotate', '--data-dir', dataDir], env)).toMatchObject({ code: 3, stdout: '' });
  });
});

describe('doctor', () => {
  it('when only the public address is missing, then that is a problem and the exit code 1', async () => {
    const server = await serve();

    const warned = await linekeeper(['doctor', '--data-dir', server.dataDir], secrets);

    expect(warned.code).toBe(1);
    expect(warned.stdout).toMatch(/^- .*PUBLIC_BASE_URL/m);
    expect(warned.stdout).not.toContain('No problems');
  });

  it('when secrets are missing, then that is an error with exit code 2; when nothing runs, it says so first, with 2', async () => {
    const server = await serve([], {});

    const warned = await linekeeper(['doctor', '--json', '--data-dir', server.dataDir]);

    expect(warned.code).toBe(2);
    expect(JSON.parse(warned.stdout)).toMatchObject({
      ...{ running: true, database: { ok: true } },
      report: { worst: 'error' },
    });
    await server.stop();
    const alone = await linekeeper(['doctor', '--data-dir', server.dataDir]);
    expect(alone.code).toBe(2);
    expect(alone.stdout).toMatch(/^Linekeeper is not running with this data directory\.\n- Linekeeper is not running/);
  });
});

describe('--help', () => {
  it.each([['serve'], ['rehearse'], ['doctor'], ['business', 'save'], ['export'], ['forget'], ['token']])(
    'when help is asked for %s %s, then it shows an example and the exit codes',
    async (...command) => {
      const { code, stdout } = await linekeeper([...command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain(`npm run linekeeper -- ${command.join(' ')}`);
      expect(stdout).toContain('Exit codes: 0');
      expect(stdout).toContain('--data-dir');
    },
  );
});
