import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

import { Budgets, overBudget, weigh } from '../../scripts/package/budgets.ts';
import { REQUIRED_FUSES } from '../../scripts/package/fuses.ts';
import { readOptions } from '../../scripts/package/options.ts';
import { readProject, toManifest } from '../../scripts/package/prepare.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const Target = z.object({ target: z.string(), arch: z.array(z.string()) });
const builder = z
  .looseObject({
    appId: z.string(),
    artifactName: z.string(),
    electronFuses: z.record(z.string(), z.boolean()),
    mac: z.looseObject({
      target: z.array(Target),
      hardenedRuntime: z.boolean(),
      notarize: z.boolean(),
      signIgnore: z.array(z.string()),
    }),
    win: z.looseObject({
      target: z.array(Target),
      requestedExecutionLevel: z.string(),
      signExts: z.array(z.string()),
    }),
    nsis: z.looseObject({ oneClick: z.boolean(), perMachine: z.boolean(), packElevateHelper: z.boolean() }),
    linux: z.looseObject({ target: z.array(Target), executableArgs: z.array(z.string()) }),
    toolsets: z.record(z.string(), z.string()),
    publish: z.record(z.string(), z.string()),
  })
  .parse(parse(textOf('electron-builder.yml')));

describe('T24: what electron-builder is told', () => {
  it('sets every fuse as reliability §1.3 wants it', () => {
    expect(builder.electronFuses).toEqual({ ...REQUIRED_FUSES, resetAdHocDarwinSignature: true });
    expect(REQUIRED_FUSES).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('makes an installer for both processors of each system, and every name says what it is for', () => {
    const made = [...builder.mac.target, ...builder.win.target, ...builder.linux.target];
    expect(made.map(({ target }) => target)).toEqual(['dmg', 'zip', 'nsis', 'AppImage']);
    for (const { arch } of made) expect(arch).toEqual(['x64', 'arm64']);
    expect(builder.artifactName).toBe('${productName}-${version}-${os}-${arch}.${ext}');
  });

  it('installs for one user on Windows, without an administrator', () => {
    expect(builder.nsis).toMatchObject({ oneClick: true, perMachine: false, packElevateHelper: false });
    expect(builder.win.requestedExecutionLevel).toBe('asInvoker');
  });

  it('hardens on macOS, and asks Apple for one exception only', () => {
    expect(builder.mac).toMatchObject({ hardenedRuntime: true, notarize: true });
    const asked = [...textOf('resources/entitlements.mac.plist').matchAll(/<key>([^<]+)<\/key>/g)];
    expect(asked.map(([, key]) => key)).toEqual(['com.apple.security.cs.allow-jit']);
  });

  it('signs no cloudflared while packing: the program would not know its hash any more', () => {
    expect(builder.win.signExts).toEqual(['!cloudflared.exe']);
    const ignored = builder.mac.signIgnore.map((pattern) => new RegExp(pattern));
    const [resources, program] = ['/x/Linekeeper.app/Contents/Resources', 'cloudflared/darwin-arm64/cloudflared'];
    expect(ignored.some((pattern) => pattern.test(`${resources}/${program}`))).toBe(true);
    expect(ignored.some((pattern) => pattern.test('/x/Linekeeper.app/Contents/MacOS/Linekeeper'))).toBe(false);
  });

  it('calls the program what it calls itself, or Windows shows no notification of it', () => {
    expect(textOf('electron/desktop.ts')).toContain(`app.setAppUserModelId('${builder.appId}')`);
  });

  it('starts an AppImage with no flag of its own, out of a runtime that needs no FUSE 2', () => {
    // With the oldest set of tools, which is the default, electron-builder puts --no-sandbox into the entry for menus.
    expect(builder.linux.executableArgs).toEqual([]);
    expect(builder.toolsets).toEqual({ appimage: '1.0.3' });
  });

  it('knows where releases are, and no secret', () => {
    expect(builder.publish).toEqual({ provider: 'github', releaseType: 'draft' });
    expect(textOf('electron-builder.yml')).not.toMatch(/token|password|certificate(?:File|Password)/i);
  });
});

describe('the package.json inside', () => {
  it('has name and version from ours, the program’s entry, and only the module outside the bundles', () => {
    const project = readProject(ROOT);
    const ours = z.object({ version: z.string(), main: z.string() }).parse(JSON.parse(textOf('package.json')));
    const manifest = toManifest(project, { isSigned: false });
    expect(toManifest(project, { isSigned: true })).toEqual({ ...manifest, signed: true });
    expect(manifest).toEqual({
      name: 'linekeeper',
      productName: 'Linekeeper',
      version: ours.version,
      description: project.description,
      license: 'MIT',
      type: 'module',
      main: ours.main,
      dependencies: { 'better-sqlite3': project.dependencies['better-sqlite3'] },
    });
  });

  it('no other file in the repository says a version of its own', () => {
    expect(textOf('electron-builder.yml')).not.toContain(readProject(ROOT).version);
  });
});

describe('T23: the lock file', () => {
  it('takes every package by its hash, and none from anywhere but the registry of npm', () => {
    // Where `resolved` is left out, npm asks the registry it is set to, and the hash decides.
    const Entry = z.object({
      resolved: z
        .string()
        .regex(/^https:\/\/registry\.npmjs\.org\/[\w@.~/-]+\.tgz$/)
        .optional(),
      integrity: z.string().regex(/^sha512-[\w+/]{86}==$/),
      link: z.never().optional(),
    });
    const { packages } = z
      .object({ packages: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(textOf('package-lock.json')));
    const entries = Object.entries(packages).filter(([path]) => path !== '');
    const wrong = entries.filter(([, entry]) => !Entry.safeParse(entry).success).map(([path]) => path);
    expect(wrong).toEqual([]);
    expect(entries.length).toBeGreaterThan(500);
  });

  it('and nothing of what is installed runs a script', () => {
    expect(textOf('.npmrc').split('\n')).toContain('ignore-scripts=true');
  });
});

describe('the budgets', () => {
  it('name every part', () => {
    expect(() => Budgets.parse(JSON.parse(textOf('scripts/package/budgets.json')))).not.toThrow();
    expect(() => Budgets.parse({ main: 1 })).toThrow('archive');
  });

  it('weigh the bundles apart from what lies beside the archive', () => {
    const files = [
      { place: 'asar', path: 'out/electron/main.js', bytes: 10 },
      { place: 'asar', path: 'out/electron/chunk-a.js', bytes: 5 },
      { place: 'asar', path: 'out/electron/preload.cjs', bytes: 1 },
      { place: 'disk', path: 'resources/app.asar', bytes: 100 },
      { place: 'disk', path: 'resources/licences/LICENSE.txt', bytes: 1000 },
    ] as const;
    expect(weigh(files)).toMatchObject({ main: 15, preload: 1, archive: 100, licences: 1000, window: 0 });
    const just = { ...weigh(files) };
    expect(overBudget(files, just)).toEqual([]);
    expect(overBudget(files, { ...just, archive: 99 })).toEqual(['archive weighs 100 bytes, at most 99 were agreed.']);
  });
});

describe('npm run package', () => {
  it('packs for the system it runs on, and for all of them where nothing leaves the house', () => {
    expect(readOptions([], 'win32').targets).toEqual([
      { platform: 'win32', arch: 'x64' },
      { platform: 'win32', arch: 'arm64' },
    ]);
    expect(readOptions(['--dry-run'], 'linux').targets).toHaveLength(6);
    expect(readOptions(['--dry-run'], 'win32').targets).toHaveLength(4);
    expect(readOptions(['--dry-run'], 'linux').folderOnly).toBe(true);
    expect(readOptions(['--for', 'linux-arm64'], 'linux').targets).toEqual([{ platform: 'linux', arch: 'arm64' }]);
  });

  it('says which packages there are when asked for another', () => {
    expect(() => readOptions(['--for', 'amiga-68k'], 'linux')).toThrow('amiga-68k is none of them');
  });
});
