import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { awaitKey } from '../../electron/await-key.ts';
import { findKey, type FoundKey } from '../../electron/keychain.ts';
import { nextTry } from '../../electron/obtain-key.ts';
import { StandInPowerMonitor } from '../support/electron/power.ts';
import { handTimers } from '../support/hand-timers.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const OLD_KEY = '0f'.repeat(32);

type Over = {
  backend?: 'basic_text' | 'gnome_libsecret';
  available?: () => Promise<boolean>;
  /** What the keychain holds another secret than at the time of sealing. */
  changed?: boolean;
  rotated?: boolean;
  platform?: NodeJS.Platform;
  dataDir?: string;
  configured?: boolean;
  breaks?: boolean;
};

/** A keychain in memory, in a data directory of its own; time runs out at once where it is waited for. */
function keychain({ backend = 'gnome_libsecret', available = () => Promise.resolve(true), ...over }: Over = {}) {
  const dataDir = over.dataDir ?? temporaryDirectory();
  const mark = 'sealed by the test:';
  const safeStorage = {
    getSelectedStorageBackend: () => backend,
    isAsyncEncryptionAvailable: available,
    encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(mark + [...text].reverse().join(''))),
    decryptStringAsync(sealed: Buffer) {
      const text = sealed.toString();
      if (over.changed || !text.startsWith(mark)) return Promise.reject(new Error('not ours'));
      const result = over.breaks ? '' : [...text.slice(mark.length)].reverse().join('');
      return Promise.resolve({ shouldReEncrypt: over.rotated ?? false, result });
    },
  };
  const waited: number[] = [];
  const find = () =>
    findKey({
      safeStorage,
      platform: over.platform ?? 'linux',
      dataDir,
      isConfigured: over.configured ?? false,
      after: (milliseconds, work) => {
        const timer = setImmediate(() => setImmediate(work));
        waited.push(milliseconds);
        return () => clearImmediate(timer);
      },
    });
  const sealedFile = join(dataDir, 'secret.sealed');
  return { find, dataDir, waited, plainFile: join(dataDir, 'secret.key'), sealedFile };
}

describe('the key in the keychain', () => {
  it('when there is nothing yet, then a key is made, sealed, and found again at the next start', async () => {
    const { find, sealedFile, plainFile } = keychain();
    const first = await find();
    const second = await find();
    expect(first).toMatchObject({ kind: 'keychain', key: expect.any(Buffer) as Buffer });
    expect(second).toMatchObject({ kind: 'keychain', key: first.kind === 'keychain' && first.key });
    expect(existsSync(plainFile)).toBe(false);
    const kept = readFileSync(sealedFile, 'utf8');
    expect(kept).not.toContain(first.kind === 'keychain' && first.key.toString('hex'));
  });

  it('when a headless start left its key, then it moves into the keychain, and only after the memory was opened', async () => {
    const { find, dataDir, plainFile, sealedFile } = keychain();
    writeFileSync(plainFile, `${OLD_KEY}\n`, { mode: 0o600 });
    writeFileSync(join(dataDir, 'linekeeper.db'), 'a memory');
    const found = await find();
    if (found.kind !== 'keychain') throw new Error(found.kind);
    expect([found.key.toString('hex'), existsSync(plainFile), existsSync(sealedFile)]).toEqual([OLD_KEY, true, false]);

    await found.settle();

    // What the keychain needs for opening it again may not be on the disk yet: only a later start shows that it is.
    expect([existsSync(plainFile), existsSync(sealedFile)]).toEqual([true, true]);
    const later = await find();
    expect(existsSync(plainFile)).toBe(true);
    await (later.kind === 'keychain' && later.settle());
    expect(existsSync(plainFile)).toBe(false);
    expect(await find()).toMatchObject({ kind: 'keychain', key: Buffer.from(OLD_KEY, 'hex') });
  });

  it('when the power fails before the keychain wrote its own key, then the memory still has one', async () => {
    const { find, dataDir, plainFile } = keychain();
    writeFileSync(plainFile, OLD_KEY, { mode: 0o600 });
    const first = await find();
    await (first.kind === 'keychain' && first.settle());
    const found = await keychain({ dataDir, changed: true }).find();
    expect(found).toMatchObject({ kind: 'keychain', key: Buffer.from(OLD_KEY, 'hex') });
  });

  it('when a copy of the key was put back beside a sealed one, then the copy counts', async () => {
    const { find, plainFile } = keychain();
    await find();
    writeFileSync(plainFile, OLD_KEY, { mode: 0o600 });
    const found = await find();
    expect(found).toMatchObject({ kind: 'keychain', key: Buffer.from(OLD_KEY, 'hex') });
    await (found.kind === 'keychain' && found.settle());
    expect(existsSync(plainFile)).toBe(true); // another one was sealed before
  });

  it('when the keychain does not give back what it was given, then the file stays and nothing is sealed', async () => {
    const { find, plainFile, sealedFile } = keychain({ breaks: true });
    writeFileSync(plainFile, OLD_KEY, { mode: 0o600 });
    const found = await find();
    await expect(found.kind === 'keychain' && found.settle()).rejects.toMatchObject({ code: 'unavailable' });
    expect([existsSync(plainFile), existsSync(sealedFile)]).toEqual([true, false]);
    await expect(keychain({ breaks: true }).find()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('when Linux has no keychain, then its well-known password is refused, and a file that is there is used', async () => {
    const bare = keychain({ backend: 'basic_text' });
    expect(await bare.find()).toEqual({ kind: 'no-keychain' });
    expect(existsSync(bare.sealedFile)).toBe(false);
    writeFileSync(bare.plainFile, OLD_KEY, { mode: 0o600 });
    expect(await bare.find()).toEqual({ kind: 'server' });
  });

  it('when the keychain refuses to open it, or holds something else, then nothing is replaced', async () => {
    const { find, dataDir, sealedFile } = keychain();
    await find();
    const sealed = readFileSync(sealedFile, 'utf8');
    expect(await keychain({ dataDir, changed: true }).find()).toEqual({ kind: 'refused' });
    expect(await keychain({ dataDir, breaks: true }).find()).toEqual({ kind: 'lost' });
    expect(await keychain({ dataDir, backend: 'basic_text' }).find()).toEqual({ kind: 'lost' });
    expect(readFileSync(sealedFile, 'utf8')).toBe(sealed);
  });

  it.each([
    ['is locked', () => Promise.resolve(false)],
    ['fails', () => Promise.reject(new Error('no service'))],
    ['never answers', () => new Promise<boolean>(() => undefined)],
  ])('when the keychain %s, then it is waited for, thirty seconds at most', async (_case, available) => {
    const { dataDir, find } = keychain();
    await find();
    const locked = keychain({ dataDir, available });
    expect(await locked.find()).toEqual({ kind: 'locked' });
    expect(locked.waited).toEqual([30_000]);
    writeFileSync(locked.plainFile, OLD_KEY, { mode: 0o600 });
    expect(await locked.find()).toEqual({ kind: 'server' });
  });

  it('when there is a memory and no key at all, then none is made', async () => {
    const { find, dataDir, sealedFile } = keychain();
    writeFileSync(join(dataDir, 'linekeeper.db'), 'a memory');
    await expect(find()).rejects.toThrow('memory is intact');
    expect(existsSync(sealedFile)).toBe(false);
  });

  it('when the keychain has a newer key of its own, then the sealed file is written anew', async () => {
    const { find, dataDir, sealedFile } = keychain();
    await find();
    writeFileSync(sealedFile, readFileSync(sealedFile, 'utf8').trim());
    const found = await keychain({ dataDir, rotated: true }).find();
    await (found.kind === 'keychain' && found.settle());
    expect(readFileSync(sealedFile, 'utf8')).toMatch(/\n$/);
  });

  it('when the environment sets the key, then the keychain is left alone', async () => {
    const { find, sealedFile } = keychain({ configured: true, available: () => Promise.reject(new Error('asked')) });
    expect(await find()).toEqual({ kind: 'server' });
    expect(existsSync(sealedFile)).toBe(false);
  });
});

describe('waiting for the keychain', () => {
  async function waiting(answers: FoundKey['kind'][]) {
    const done: string[] = [];
    const found = await awaitKey({
      find: () => Promise.resolve({ kind: answers.shift() ?? 'server' } as FoundKey),
      whileLocked: () => Promise.resolve(() => Promise.resolve(void done.push('goes on'))),
      onRefusing: () => void done.push('tells'),
      nextTry: () => Promise.resolve(void done.push('again')),
    });
    return [...done, found.kind];
  }

  it('when it refuses once, then it is asked again, and nothing is said of a lost key', async () => {
    expect(await waiting(['refused', 'locked', 'refused'])).toEqual(['again', 'again', 'again', 'goes on', 'server']);
  });

  it('when it refuses three times, then the owner is told once, and it is asked on', async () => {
    const refused = Array<'refused'>(5).fill('refused');
    const again = Array<'again'>(3).fill('again');
    expect(await waiting(refused)).toEqual(['again', 'again', 'tells', ...again, 'goes on', 'server']);
  });

  it('when it is waited for, then a while or an unlocked screen ends that, and no listener is left', async () => {
    const { after, pending, runOut } = handTimers();
    const powerMonitor = new StandInPowerMonitor();
    const first = nextTry({ powerMonitor, after });
    runOut(20_000);
    await first;
    const second = nextTry({ powerMonitor, after });
    powerMonitor.emit('unlock-screen');
    await second;
    expect([powerMonitor.listenerCount('unlock-screen'), pending()]).toEqual([0, []]);
  });
});
