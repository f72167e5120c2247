import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { findLinks } from '../../scripts/package/links.ts';
import { targetOfCode } from '../../scripts/package/machine-code.ts';
import { shippedResources } from '../../scripts/package/resources.ts';
import { PLATFORMS, targetName, TARGETS, type Platform } from '../../scripts/package/targets.ts';
import { findUpdateFaults } from '../../scripts/package/update-source.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const ROOT = resolve(import.meta.dirname, '../..');

describe('the kind of computer that machine code is for', () => {
  it.each(TARGETS.map(targetName))('is %s for the database’s module of that name', (name) => {
    expect(targetOfCode(readFileSync(join(ROOT, `node_modules/better-sqlite3/prebuilds/${name}.node`)))).toBe(name);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('#!/bin/sh\nexit 0\n')],
    ['a Windows program that ends in its first words', Buffer.from('MZ'.padEnd(64, '\xff'), 'latin1')],
    ['a Linux program for a processor of its own', Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(60)])],
  ])('is none for %s', (_, bytes) => expect(targetOfCode(bytes)).toBeUndefined());
});

describe('where a package looks for updates', () => {
  const made = 'provider: github\nowner: inventors\nrepo: linekeeper\nupdaterCacheDirName: linekeeper-updater\n';

  function faultsOf(text: string | null): string[] {
    const folder = temporaryDirectory();
    mkdirSync(join(folder, 'resources'));
    if (text !== null) writeFileSync(join(folder, 'resources', 'app-update.yml'), text);
    return findUpdateFaults(folder, { platform: 'linux', arch: 'x64' }, 'inventors/linekeeper');
  }

  it('is the repository that builds, and nothing more is said', () => expect(faultsOf(made)).toEqual([]));

  it.each([
    ['only a name for what was fetched', 'updaterCacheDirName: linekeeper-updater\n'],
    ['another kind of place', made.replace('provider: github', 'provider: generic\nurl: https://elsewhere.example/')],
    ['another host', `${made}host: elsewhere.example\n`],
    ['a token', `${made}token: invented\n`],
    ['nothing', ''],
  ])('when it says %s, then the package is not given away', (_, text) => {
    expect(faultsOf(text)).toEqual(['app-update.yml does not say where our updates are, or says more than that.']);
  });

  it('when it is somebody else’s or not there, then that is said', () => {
    expect(faultsOf(made.replace('inventors', 'others'))).toEqual([
      'app-update.yml leads to others/linekeeper, and this is inventors/linekeeper.',
    ]);
    expect(faultsOf(null)).toEqual(['app-update.yml is missing: no update would ever be found.']);
  });
});

describe('a link in a package', () => {
  const framework = 'Linekeeper.app/Contents/Frameworks/Electron Framework.framework';
  const found = (path: string, link: string, platform: Platform): string[] =>
    findLinks([{ place: 'disk', path, bytes: 1, link }], { platform, arch: 'x64' });

  it('is as it should be within a framework of macOS', () => {
    expect(found(`${framework}/Versions/Current`, 'A', 'darwin')).toEqual([]);
  });

  it.each([
    ['leads out of the framework', `${framework}/Resources`, '../../../../secret', 'darwin'],
    ['leads anywhere on the disk', `${framework}/Resources`, '/etc', 'darwin'],
    ['lies elsewhere', 'Linekeeper.app/Contents/Resources/licences', 'A', 'darwin'],
    ['is on another system', `${framework}/Versions/Current`, 'A', 'linux'],
  ] as const)('when it %s, then it is named', (_, path, link, platform) => {
    expect(found(path, link, platform)).toEqual([`This is a link, and not the file itself: ${path}.`]);
  });
});

describe('what goes along of resources/', () => {
  const named = new Set(PLATFORMS.flatMap((platform) => shippedResources(platform)));

  it('is all there', () => {
    expect([...named].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  // Where somebody got the sources without their history, there is nothing to ask.
  it.skipIf(!existsSync(join(ROOT, '.git')))('is what belongs to the repository, file by file', () => {
    const folders = [
      'soul',
      'rehearsals',
      'icons/app-linux',
      'icons/tray-linux',
      'icons/tray-mac',
      'icons/tray-windows',
    ];
    const args = ['ls-files', '-z', '--', ...folders.map((folder) => `resources/${folder}`)];
    const { stdout } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
    expect(stdout.split('\0').filter(Boolean).sort()).toEqual([...named].sort());
  });
});
