import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, it } from 'vitest';
import type { Plugin } from 'vite';

import { tellTunnelHashes } from '../../scripts/package/bundles.ts';
import { dropEmptySecrets, signingChanges, tunnelSigner } from '../../scripts/package/signing.ts';
import type { Target } from '../../scripts/package/targets.ts';
import { stageTunnelPrograms } from '../../scripts/package/tunnel-programs.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const MAC: Target = { platform: 'darwin', arch: 'arm64' };
const LINUX: Target = { platform: 'linux', arch: 'x64' };
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A repository with a cloudflared for Linux and one for macOS, pinned by their hashes. */
function repository(): string {
  const root = temporaryDirectory();
  const builds = { 'linux-x64': { sha256: hash('for linux') }, 'darwin-arm64': { sha256: hash('for mac') } };
  put(join(root, 'resources/cloudflared/checksums.json'), JSON.stringify({ version: '2026.7.2', builds }));
  put(join(root, 'resources/cloudflared/linux-x64/cloudflared'), 'for linux');
  put(join(root, 'resources/cloudflared/darwin-arm64/cloudflared'), 'for mac');
  return root;
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

describe('the cloudflared that is packed', () => {
  it('is signed where the system wants that, as a copy, and the hash of the copy is told', () => {
    const root = repository();
    const staged = stageTunnelPrograms({
      root,
      targets: [LINUX, MAC],
      needed: true,
      sign: (file) => appendFileSync(file, ', signed'),
    });
    expect(Object.fromEntries(staged)).toEqual({
      'linux-x64': hash('for linux'),
      'darwin-arm64': hash('for mac, signed'),
    });
    expect(readFileSync(join(root, 'out/package/cloudflared/darwin-arm64/cloudflared'), 'utf8')).toBe(
      'for mac, signed',
    );
    expect(readFileSync(join(root, 'resources/cloudflared/darwin-arm64/cloudflared'), 'utf8')).toBe('for mac');
  });

  it('when it is another than the pinned one, then nothing is packed', () => {
    const root = repository();
    put(join(root, 'resources/cloudflared/linux-x64/cloudflared'), 'for somebody');
    const stage = () => stageTunnelPrograms({ root, targets: [LINUX], needed: true });
    expect(stage).toThrow('cloudflared for linux-x64 is not the pinned one.');
    expect(existsSync(join(root, 'out/package/cloudflared/linux-x64/cloudflared'))).toBe(false);
  });

  it('when it is not there, then only a package that is looked at goes without', () => {
    const root = repository();
    const targets: Target[] = [{ platform: 'win32', arch: 'x64' }];
    expect(() => stageTunnelPrograms({ root, targets, needed: true })).toThrow('fetch-cloudflared.mjs --for win32-x64');
    expect(stageTunnelPrograms({ root, targets, needed: false }).size).toBe(0);
  });

  it('where a signature changed it, the program is told the hash it has now', () => {
    const plugin = tellTunnelHashes(
      new Map([
        ['darwin-arm64', hash('signed')],
        ['linux-x64', hash('for linux')],
      ]),
    ) as Plugin;
    const transform = plugin.transform as (code: string, id: string) => { code: string } | undefined;
    const code = readFileSync(join(repository(), 'resources/cloudflared/checksums.json'), 'utf8');
    expect(JSON.parse(transform(code, '/x/resources/cloudflared/checksums.json')?.code ?? '')).toEqual({
      version: '2026.7.2',
      builds: {
        'linux-x64': { sha256: hash('for linux') },
        'darwin-arm64': { sha256: hash('for mac'), bundledSha256: hash('signed') },
      },
    });
    expect(transform(code, '/x/other.json')).toBeUndefined();
  });
});

describe('signing', () => {
  it('a secret that a workflow does not have is none', () => {
    const env = { WIN_CSC_LINK: '', CSC_NAME: 'Invented Ltd', PATH: '', APPLE_API_KEY_ID: '' };
    dropEmptySecrets(env);
    expect(env).toEqual({ CSC_NAME: 'Invented Ltd', PATH: '' });
  });

  it('with a certificate nothing may stay unsigned, without one none is looked for', () => {
    const signed = { forceCodeSigning: true };
    const notary = { APPLE_API_KEY: '/tmp/notary.p8', APPLE_API_KEY_ID: 'INVENTED', APPLE_API_ISSUER: 'invented' };
    expect(signingChanges({ CSC_NAME: 'Invented Ltd', ...notary }, 'darwin')).toEqual(signed);
    expect(signingChanges({ WIN_CSC_LINK: 'cDEy' }, 'win32')).toEqual(signed);
    expect(signingChanges({}, 'darwin')).toEqual({ mac: { identity: null, notarize: false } });
    expect(signingChanges({}, 'win32')).toEqual({});
    expect(signingChanges({ CSC_NAME: 'Invented Ltd' }, 'linux')).toEqual({});
  });

  it('a certificate without a key to notarise with makes nothing that no Mac would start', () => {
    const changes = () => signingChanges({ CSC_NAME: 'Invented Ltd', APPLE_API_KEY: '/tmp/notary.p8' }, 'darwin');
    expect(changes).toThrow('notarising needs APPLE_API_KEY_ID, APPLE_API_ISSUER too');
  });

  it('the program inside the Mac app is signed hardened and with a time stamp, from the keychain of this build', () => {
    const ran: string[][] = [];
    const sign = tunnelSigner({ CSC_NAME: 'Invented Ltd', CSC_KEYCHAIN: '/tmp/k' }, (...call) => ran.push(call.flat()));
    sign?.('/tmp/cloudflared');
    const how = ['--force', '--timestamp', '--options', 'runtime', '--keychain', '/tmp/k'];
    expect(ran).toEqual([['codesign', ...how, '--sign', 'Invented Ltd', '/tmp/cloudflared']]);
    expect(tunnelSigner({})).toBeUndefined();
  });
});
