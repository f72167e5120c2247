import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import {
  toElectronEnvironment,
  toFallbackSentence,
  toServeOptions,
  whyNoDesktop,
} from '../../scripts/start/desktop-plan.ts';
import { ensureElectron, type Limits } from '../../scripts/start/electron-runtime.ts';
import { createProgress } from '../../scripts/start/progress.ts';
import { runDesktop } from '../../scripts/start/run-desktop.ts';
import { storedZip } from '../support/stored-zip.ts';
import { tempDir } from './support.ts';

const root = resolve(import.meta.dirname, '../..');
const linux = { platform: 'linux', uid: 1000 } as const;

describe('whether there will be a window', () => {
  it.each([
    ['macOS', { platform: 'darwin', uid: 501, env: {} }, undefined],
    ['Windows', { platform: 'win32', uid: undefined, env: {} }, undefined],
    ['Linux with X', { ...linux, env: { DISPLAY: ':0' } }, undefined],
    ['Linux with Wayland', { ...linux, env: { WAYLAND_DISPLAY: 'wayland-0' } }, undefined],
    ['Linux without either', { ...linux, env: { DISPLAY: '' } }, 'there is no display'],
    ['root on Linux', { platform: 'linux', uid: 0, env: { DISPLAY: ':0' } }, 'Electron does not run as root'],
  ] as const)('when it is %s, then the answer is this', (_name, machine, why) => {
    expect(whyNoDesktop(machine)).toBe(why);
  });

  it('when there is none, then it is said in one sentence, and what is about a window is left out', () => {
    expect(toFallbackSentence('there is no display')).toMatch(/^[^.]*because there is no display[^.]*\.$/);
    expect(toServeOptions(['--hidden', '--demo', '--data-dir', '/srv/x'])).toEqual(['--demo', '--data-dir', '/srv/x']);
  });

  it('when an editor wants Electron to be Node, then that is forgotten', () => {
    expect(toElectronEnvironment({ ELECTRON_RUN_AS_NODE: '1', DISPLAY: ':0' })).toEqual({ DISPLAY: ':0' });
  });
});

/** `electron` as npm leaves it with its scripts off, with sums for a runtime that is a script of ours. */
function electronPackage(script: string) {
  const folder = join(tempDir(), 'node_modules', 'electron');
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  const own = join(root, 'node_modules');
  copyFileSync(join(own, 'electron', 'install.js'), join(folder, 'install.js'));
  for (const name of ['@electron', '@electron-internal'])
    symlinkSync(join(own, name), join(folder, 'node_modules', name));
  const zip = storedZip({ version: '9.9.9', electron: script });
  const sum = createHash('sha256').update(zip).digest('hex');
  const file = `electron-v9.9.9-${process.platform}-${process.arch}.zip`;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'electron', version: '9.9.9' }));
  writeFileSync(join(folder, 'checksums.json'), JSON.stringify({ [file]: sum }));
  return { folder, zip };
}

/** Fetches from a server of this machine that answers as given. */
async function fetchFrom(folder: string, answer: RequestListener, limits?: Limits) {
  const asked: string[] = [];
  const server = createServer((req, res) => {
    asked.push(req.url ?? '');
    answer(req, res);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const env = { ...process.env, electron_config_cache: join(folder, 'cache') };
  const lines: string[] = [];
  const progress = createProgress('Fetching', { isTTY: false, write: (line) => lines.push(String(line)) > 0 });
  const runtime = await ensureElectron({ folder, env, progress, ...(limits && { limits }) });
  return { runtime, asked, lines };
}

const runs = '#!/bin/sh\necho v9.9.9\n';

describe.skipIf(process.platform !== 'linux')('the runtime of Electron', () => {
  it('when it is missing, then it is fetched, checked, unpacked and tried, and the next start asks nobody', async () => {
    const { folder, zip } = electronPackage(runs);
    const first = await fetchFrom(folder, (_req, res) => void res.setHeader('content-length', zip.length).end(zip));
    const second = await fetchFrom(folder, (_req, res) => void res.writeHead(500).end());

    expect(first.runtime).toEqual({ program: join(folder, 'dist', 'electron') });
    expect(first.asked).toEqual([`/v9.9.9/electron-v9.9.9-linux-${process.arch}.zip`]);
    expect(first.lines.at(-1)).toBe('Fetching 100 %\n');
    expect(second).toMatchObject({ runtime: first.runtime, asked: [] });
  });

  it('when what comes is not what the package expects, then it is not unpacked', async () => {
    const { folder, zip } = electronPackage(runs);
    const other = Buffer.from(zip).fill(0x20, 40, 41);
    const { runtime } = await fetchFrom(folder, (_req, res) => void res.end(other));

    expect(runtime).toEqual({ why: 'Electron could not be fetched (what came was not the file that was expected)' });
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  it.each([
    ['never answers', () => undefined, { stallMs: 100, wholeMs: 60_000 }],
    [
      'never ends',
      (_req, res) => {
        const drip = setInterval(() => res.write('.'), 20);
        res.on('close', () => clearInterval(drip));
      },
      { stallMs: 60_000, wholeMs: 300 },
    ],
  ] satisfies [string, RequestListener, Limits][])(
    'when the server %s, then it is given up',
    async (_how, answer, limits) => {
      const { runtime } = await fetchFrom(electronPackage(runs).folder, answer, limits);

      expect(runtime).toEqual({ why: 'Electron could not be fetched (it took too long)' });
    },
  );

  it('when it comes slowly but comes, then it is waited for', async () => {
    const { folder, zip } = electronPackage(runs);
    const pieces = [0, 1, 2, 3].map((part) => zip.subarray((part * zip.length) / 4, ((part + 1) * zip.length) / 4));
    const slowly: RequestListener = (_req, res) => {
      const drip = setInterval(() => {
        const piece = pieces.shift();
        if (piece !== undefined) return void res.write(piece);
        clearInterval(drip);
        res.end();
      }, 500);
    };
    const { runtime } = await fetchFrom(folder, slowly, { stallMs: 1500, wholeMs: 60_000 });

    expect(runtime).toEqual({ program: join(folder, 'dist', 'electron') });
  });

  it('when there is no way to the server, then that is the reason', async () => {
    const { folder } = electronPackage(runs);
    vi.stubEnv('ELECTRON_MIRROR', 'http://127.0.0.1:1/');
    onTestFinished(() => void vi.unstubAllEnvs());
    const env = { ...process.env, electron_config_cache: join(folder, 'cache') };

    const runtime = await ensureElectron({ folder, env, progress: { at: () => undefined, end: () => undefined } });

    expect(runtime).toEqual({ why: 'Electron could not be fetched (no connection)' });
  });

  it.each([
    ['lacks a library', '#!/bin/sh\nexit 127\n', 'Electron lacks a library of this system'],
    ['is denied its sandbox', '#!/bin/sh\nkill -TRAP $$\n', 'Electron cannot run on this system'],
  ])('when it %s, then that is found before a window is waited for', async (_how, script, why) => {
    const { folder, zip } = electronPackage(script);

    expect((await fetchFrom(folder, (_req, res) => void res.end(zip))).runtime).toEqual({ why });
  });
});

/** A stand-in for Electron's program: Node, with the given script in the place of the desktop. */
async function desktop(script: string, given: readonly string[] = []) {
  const dir = tempDir();
  writeFileSync(join(dir, 'main.cjs'), script);
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ main: 'main.cjs' }));
  const heard: string[] = [];
  const complaints = new Writable({
    write(piece: Buffer, _encoding, done) {
      heard.push(piece.toString());
      done();
    },
  });
  const ended = await runDesktop({ program: process.execPath, root: dir, given, env: process.env, complaints });
  return { ended, heard: heard.join('') };
}

describe('the desktop program under npm start', () => {
  it('when it came up, then its exit code and its complaints are its own, and it has been given all options', async () => {
    const script = `process.stderr.write('early ');
      process.send('started', () => {
        process.stderr.write(process.argv.slice(2).join());
        process.exitCode = 4;
        process.disconnect();
      });`;

    expect(await desktop(script, ['--demo', '--hidden'])).toEqual({
      ended: { code: 4 },
      heard: 'early --demo,--hidden',
    });
  });

  it('when it ended by itself and was content, then nothing else is tried: another window was shown', async () => {
    expect(await desktop('process.exit(0)')).toEqual({ ended: { code: 0 }, heard: '' });
  });

  it.each([
    ['with an error', 'process.stderr.write("Missing X server"); process.exit(1)'],
    ['by a signal', 'process.kill(process.pid, "SIGABRT")'],
  ])(
    'when it ended %s before it came up, then it never ran, and Chromium’s words are not repeated',
    async (_how, script) => {
      expect(await desktop(script)).toEqual({ ended: 'never-ran', heard: '' });
    },
  );
});

describe('npm start where no window can be opened', () => {
  it('when there is no display, then one sentence says so and the program serves, until it is told to stop', async () => {
    const dir = tempDir();
    const env = { PATH: process.env['PATH'], HOME: dir, LINEKEEPER_WEBHOOK_PORT: '0', LINEKEEPER_DESK_PORT: '0' };
    const args = [join(root, 'scripts', 'start', 'main.ts'), '--json', '--hidden', '--data-dir', join(dir, 'data')];
    const child = spawn(process.execPath, args, { cwd: dir, env });
    onTestFinished(() => void child.kill('SIGKILL'));
    const complaints = text(child.stderr);

    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    expect(JSON.parse(line.toString())).toMatchObject({ event: 'ready', pid: child.pid });
    child.kill('SIGTERM');
    await once(child, 'exit');

    expect(child.exitCode).toBe(0);
    expect(await complaints).toBe(
      process.platform === 'linux' ? `${toFallbackSentence('there is no display')}\n` : expect.any(String),
    );
  });
});
