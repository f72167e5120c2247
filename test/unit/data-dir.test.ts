import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { defaultDataDir, openDataDir } from '../../server/platform/data-dir.ts';
import { classifyDataPath } from '../../server/platform/data-path.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('where data is kept by default', () => {
  it.each([
    ['linux', {}, '/home/ann', '/home/ann/.local/share/linekeeper'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/ann', '/data/linekeeper'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ann', '/home/ann/.local/share/linekeeper'],
    ['darwin', {}, '/Users/ann', '/Users/ann/Library/Application Support/Linekeeper'],
    ['win32', { APPDATA: 'C:\\Users\\ann\\AppData\\Roaming' }, 'C:\\x', 'C:\\Users\\ann\\AppData\\Roaming\\Linekeeper'],
    ['win32', {}, 'C:\\Users\\ann', 'C:\\Users\\ann\\AppData\\Roaming\\Linekeeper'],
  ] as const)('when the system is %s with %o, then it is the folder for user data', (platform, env, home, expected) => {
    expect(defaultDataDir({ platform, env, home }, false)).toBe(expected);
    expect(defaultDataDir({ platform, env, home }, true)).toBe(`${expected}-demo`);
  });
});

describe('F32: folders a database must not live in', () => {
  it.each([
    ['\\\\server\\share\\linekeeper', 'network'],
    ['//server/share/linekeeper', 'network'],
    ['\\\\?\\UNC\\server\\share', 'network'],
    ['\\\\?\\C:\\Users\\ann\\linekeeper', 'local'],
    ['C:\\Users\\ann\\OneDrive\\linekeeper', 'OneDrive'],
    ['C:\\Users\\ann\\OneDrive - Example Salon\\linekeeper', 'OneDrive'],
    ['/Users/ann/Library/CloudStorage/OneDrive-Personal/x', 'OneDrive'],
    ['/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/x', 'iCloud Drive'],
    ['C:\\Users\\ann\\iCloudDrive\\x', 'iCloud Drive'],
    ['/home/ann/Dropbox/x', 'Dropbox'],
    ['/home/ann/Dropbox (Example Salon)/x', 'Dropbox'],
    ['G:\\My Drive\\x', 'Google Drive'],
    ['/Users/ann/Library/CloudStorage/GoogleDrive-ann@example.com/x', 'Google Drive'],
    ['/Users/ann/Google Drive/x', 'Google Drive'],
    ['/home/ann/.local/share/linekeeper', 'local'],
    ['/home/ann/dropboxing/x', 'local'],
    ['/home/onedriver/x', 'local'],
    ['/Users/ann/Library/Application Support/Linekeeper', 'local'],
  ])('when the path is %s, then it is %s', (path, kind) => {
    expect(classifyDataPath(path)).toBe(kind);
  });

  it('when the directory is in one, then it is refused with the reason and nothing is made', () => {
    const path = join(temporaryDirectory(), 'Dropbox', 'linekeeper');
    expect(() => openDataDir(path)).toThrow(/Dropbox copies while the database is being written.*own disk\./);
  });

  it('when a link leads into one, then it is refused as well', () => {
    const base = temporaryDirectory();
    mkdirSync(join(base, 'Dropbox'));
    symlinkSync(join(base, 'Dropbox'), join(base, 'data'));
    expect(() => openDataDir(join(base, 'data'))).toThrow(/Dropbox/);
  });
});

describe('opening the data directory', () => {
  it('when a file is in its place, then one sentence says so', () => {
    const file = join(temporaryDirectory(), 'data');
    writeFileSync(file, '');
    expect(() => openDataDir(file)).toThrow(`The data directory ${file} is not a directory.`);
    expect(() => openDataDir(join(file, 'deeper'))).toThrow('is not a directory.');
  });

  it('when the system refuses, then one sentence says which folder and why', () => {
    expect(() => openDataDir('/proc/linekeeper')).toThrow(
      /data directory \/proc\/linekeeper cannot be read and written \(E/,
    );
  });
});
