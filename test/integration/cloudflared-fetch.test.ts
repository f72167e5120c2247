import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { download } from '../../server/tunnel/cloudflared-download.ts';
import { fetchPinned } from '../../server/tunnel/cloudflared-pinned.ts';
import { fetchedIn, type CloudflaredRelease } from '../../server/tunnel/cloudflared-release.ts';
import type { CloudflaredSource } from '../../server/tunnel/cloudflared-source.ts';
import { CAN_BE_MADE, install, MACHINE, releaseOf, saying } from '../support/made-cloudflared.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const GOOD = saying('2026.7.2');
const OLD = saying('2026.1.0');
const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const handing =
  (body: string | Buffer): RequestListener =>
  (_request, response) =>
    void response.end(body);

/** A cache with another program in it, as an earlier release might have left it. */
function aCache(release: CloudflaredRelease = releaseOf(GOOD)) {
  const cacheDir = temporaryDirectory();
  const path = fetchedIn(cacheDir, release, MACHINE);
  install(path, OLD);
  const drafts = () =>
    readdirSync(cacheDir, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.fetch-'));
  const bring = (releases: string, further: readonly CloudflaredSource[] = []) =>
    fetchPinned({
      ...{ machine: MACHINE, into: { cacheDir }, tryRun: true, release, releases },
      further: () => further,
    });
  return { cacheDir, path, bring, drafts, now: () => readFileSync(path, 'utf8') };
}

const refusal = (code: string, values: Record<string, string> = {}) => ({ reason: { code, values } });

describe.runIf(CAN_BE_MADE)('fetching cloudflared', () => {
  it('takes the place of what was there, executable, from the address of the pinned version', async () => {
    const asked: (string | undefined)[] = [];
    const releases = await serving((request, response) => {
      asked.push(request.url);
      response.end(GOOD);
    });
    const { path, bring, now } = aCache();
    expect(await bring(releases)).toEqual({ path, version: '2026.7.2', source: 'official release' });
    expect(asked).toEqual(['/2026.7.2/cloudflared-linux-amd64']);
    expect(now()).toBe(GOOD);
    expect(statSync(path).mode & 0o777).toBe(0o755);
    expect(await bring(releases)).toMatchObject({ source: null });
    expect(asked).toHaveLength(1);
  });

  it('T23: when another file is handed out, then it is thrown away unrun and the old one stays', async () => {
    const { bring, now, drafts } = aCache();
    const releases = await serving(handing(`${GOOD}# and a little more\n`));
    await expect(bring(releases)).rejects.toMatchObject(refusal('tunnel_fetch_altered'));
    expect(now()).toBe(OLD);
    expect(drafts()).toEqual([]);
  });

  it.each([
    ['breaks off', (_request, response) => void response.write(GOOD.slice(0, 9), () => response.destroy())],
    ['is not there', (_request, response) => void response.writeHead(404).end(GOOD)],
    ['leads in a circle', (_request, response) => void response.writeHead(302, { location: '/' }).end()],
  ] satisfies [string, RequestListener][])('when the source %s, then the old one stays', async (_case, listener) => {
    const { bring, now } = aCache();
    await expect(bring(await serving(listener))).rejects.toMatchObject(refusal('tunnel_fetch_unreachable'));
    expect(now()).toBe(OLD);
  });

  it('when one source has it not, then the next is asked, and the hash decides there too', async () => {
    const { bring, now } = aCache();
    const nobody = await serving((_request, response) => void response.writeHead(503).end());
    const further = (name: string, text: string): CloudflaredSource => ({
      name,
      bring: async (to) => writeFileSync(to, text),
    });
    await expect(bring(nobody, [further('a liar', OLD)])).rejects.toMatchObject(refusal('tunnel_fetch_altered'));
    expect(await bring(nobody, [further('a liar', OLD), further('a friend', GOOD)])).toMatchObject({
      source: 'a friend',
    });
    expect(now()).toBe(GOOD);
  });

  it('when the right file does not run here, then the old one stays', async () => {
    const broken = '#!/bin/sh\nexit 3\n';
    const { bring, now } = aCache(releaseOf(broken));
    await expect(bring(await serving(handing(broken)))).rejects.toMatchObject(
      refusal('tunnel_program_fails', { reason: 'exit code 3' }),
    );
    expect(now()).toBe(OLD);
  });

  it('when it cannot be put where it belongs, then the sentence says so', async () => {
    const { path, bring } = aCache();
    // A folder stands where the program should; root may write anywhere, so that rights would prove nothing.
    execFileSync('rm', [path]);
    mkdirSync(join(path, 'in-the-way'), { recursive: true });
    await expect(bring(await serving(handing(GOOD)))).rejects.toMatchObject(
      refusal('tunnel_fetch_unwritable', { reason: 'EISDIR' }),
    );
  });
});

describe.runIf(CAN_BE_MADE)('what fetches leave behind', () => {
  it('goes with the next one: drafts of one that was killed, and programs of other versions, but nothing else', async () => {
    const { cacheDir, path, bring } = aCache();
    const folder = dirname(dirname(path));
    const [killed, running] = [join(folder, '.fetch-killed'), join(folder, '.fetch-running')];
    for (const dir of [killed, running, join(cacheDir, '2025.11.1'), join(cacheDir, 'notes')]) mkdirSync(dir);
    utimesSync(killed, 0, 0);
    await bring(await serving(handing(GOOD)));
    expect(readdirSync(folder).sort()).toEqual(['.fetch-running', 'linux-x64']);
    expect(readdirSync(cacheDir).sort()).toEqual(['2026.7.2', 'notes']);
  });

  it('when the new one cannot be had, then a program of another version stays', async () => {
    const { cacheDir, bring } = aCache();
    mkdirSync(join(cacheDir, '2025.11.1'));
    await expect(bring(await serving(handing(OLD)))).rejects.toMatchObject(refusal('tunnel_fetch_altered'));
    expect(readdirSync(cacheDir).sort()).toEqual(['2025.11.1', '2026.7.2']);
  });
});

describe.runIf(CAN_BE_MADE)('a packed cloudflared, as for macOS', () => {
  function packed(text: string): Buffer {
    const dir = temporaryDirectory();
    writeFileSync(join(dir, 'cloudflared'), text);
    chmodSync(join(dir, 'cloudflared'), 0o755);
    return execFileSync('tar', ['-czf', '-', '-C', dir, 'cloudflared']);
  }
  function packedRelease(archiveSha256: string): CloudflaredRelease {
    const build = { asset: 'cloudflared-darwin-arm64.tgz', sha256: sha256(GOOD), archiveSha256 };
    return { version: '2026.7.2', builds: { 'linux-x64': build } };
  }

  it('is unpacked when the archive is the one that was published', async () => {
    const archive = packed(GOOD);
    const { bring, now } = aCache(packedRelease(sha256(archive)));
    await bring(await serving(handing(archive)));
    expect(now()).toBe(GOOD);
  });

  it('is never unpacked when the archive is another, though what is inside may be right', async () => {
    const { bring, now } = aCache(packedRelease(sha256('another archive')));
    await expect(bring(await serving(handing(packed(GOOD))))).rejects.toMatchObject(refusal('tunnel_fetch_altered'));
    expect(now()).toBe(OLD);
  });

  it('when it holds no cloudflared, then the old one stays', async () => {
    const archive = execFileSync('tar', ['-czf', '-', '-C', dirname(import.meta.filename), 'ring.test.ts']);
    const { bring, now } = aCache(packedRelease(sha256(archive)));
    await expect(bring(await serving(handing(archive)))).rejects.toMatchObject(refusal('tunnel_fetch_unreachable'));
    expect(now()).toBe(OLD);
  });
});

describe('a download', () => {
  const to = () => join(temporaryDirectory(), 'file');

  it('ends when nothing comes any more', async () => {
    const url = await serving((_request, response) => void response.write('a beginning'));
    await expect(download({ url, to: to(), silenceMs: 50 })).rejects.toThrow('aborted');
  });

  it('ends when more comes than a cloudflared can be', async () => {
    const url = await serving(handing('x'.repeat(1001)));
    await download({ url, to: to(), mostBytes: 1001 });
    await expect(download({ url, to: to(), mostBytes: 1000 })).rejects.toThrow('more than a cloudflared can be');
  });

  it('is not led from https to another protocol', async () => {
    const led: typeof fetch = async () =>
      Object.defineProperty(new Response(GOOD), 'url', { value: 'http://elsewhere.example/file' });
    await expect(download({ url: 'https://releases.example/file', to: to(), fetch: led })).rejects.toThrow('protocol');
  });
});
