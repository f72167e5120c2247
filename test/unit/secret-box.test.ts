import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { loadMasterKey, toMasterKey } from '../../server/platform/master-key.ts';
import { createSecretBox } from '../../server/platform/secret-box.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const bytes = fc.uint8Array({ maxLength: 2000 }).map((array) => Buffer.from(array));

describe('secret box', () => {
  const box = createSecretBox(Buffer.alloc(32, 7));

  it('when anything is sealed, then it opens to the same bytes and never looks the same twice', () => {
    fc.assert(
      fc.property(bytes, fc.string(), (plain, context) => {
        const sealed = box.seal(plain, context);
        expect(box.open(sealed, context).equals(plain)).toBe(true);
        expect(box.seal(plain, context).equals(sealed)).toBe(false);
        expect(sealed.length).toBe(plain.length + 29);
      }),
    );
  });

  it('when any one bit is changed, then it does not open', () => {
    const sealed = box.seal('+15550100123', 'identity.number');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => box.open(changed, 'identity.number')).toThrow('cannot be opened');
    }
  });

  it('when it was cut short, moved to another place, or sealed with another key, then it does not open', () => {
    const sealed = box.seal('text', 'inbox.body');
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => box.open(sealed.subarray(0, length), 'inbox.body')).toThrow('cannot be opened');
    }
    expect(() => box.open(sealed, 'identity.number')).toThrow('cannot be opened');
    expect(() => createSecretBox(Buffer.alloc(32, 8)).open(sealed, 'inbox.body')).toThrow('cannot be opened');
  });
});

describe('T22: master key', () => {
  it('when it is written as hex or either base64, then it is the same key; anything else is none', () => {
    const key = randomBytes(32);
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      expect(toMasterKey(key.toString(encoding))).toEqual(key);
    for (const bad of ['', 'abc', key.toString('hex').slice(1), `${key.toString('base64')}=`]) {
      expect(toMasterKey(bad)).toBeUndefined();
    }
  });

  it('when it is the first start, then a private file is made and used again', () => {
    const dataDir = temporaryDirectory();
    const first = loadMasterKey({ dataDir, configured: undefined, mayCreate: true });
    const second = loadMasterKey({ dataDir, configured: undefined, mayCreate: false });
    expect(first.source).toBe('created');
    expect(second).toEqual({ key: first.key, source: 'file' });
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  it('when a database is there but its key is not, then it says that the memory is intact and makes nothing', () => {
    const dataDir = temporaryDirectory();
    expect(() => loadMasterKey({ dataDir, configured: undefined, mayCreate: false })).toThrow(/memory is intact/);
    expect(statSync(join(dataDir, 'secret.key'), { throwIfNoEntry: false })).toBeUndefined();
  });

  it('when others can read the file, then it is made private and the owner is told', () => {
    const dataDir = temporaryDirectory();
    loadMasterKey({ dataDir, configured: undefined, mayCreate: true });
    chmodSync(join(dataDir, 'secret.key'), 0o644);
    expect(loadMasterKey({ dataDir, configured: undefined, mayCreate: false }).notice?.code).toBe('key_was_open');
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  it('when the file is damaged, then it is left as it is', () => {
    const dataDir = temporaryDirectory();
    writeFileSync(join(dataDir, 'secret.key'), 'half a key', { mode: 0o600 });
    expect(() => loadMasterKey({ dataDir, configured: undefined, mayCreate: true })).toThrow(/is damaged/);
    expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).toBe('half a key');
  });

  it('when the environment has one, then no file is made', () => {
    const dataDir = temporaryDirectory();
    const configured = randomBytes(32).toString('base64');
    expect(loadMasterKey({ dataDir, configured, mayCreate: true }).key.toString('base64')).toBe(configured);
    expect(statSync(join(dataDir, 'secret.key'), { throwIfNoEntry: false })).toBeUndefined();
  });
});
