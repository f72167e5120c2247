import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { loadApiToken, rotateApiToken } from '../../server/platform/api-token.ts';
import { callerKey, phoneHash } from '../../server/platform/caller-key.ts';
import { newId, opaqueId } from '../../server/platform/ids.ts';
import { readRuntimeFile, removeRuntimeFile, writeRuntimeFile } from '../../server/platform/runtime-file.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('caller key', () => {
  it('when the number is known, then the hash is the one sha256sum prints', () => {
    expect(phoneHash('+15550100123')).toBe('71e19f521d9da9cc0015cba3830ccef960c34abdf3dc865e52fc58b1c9cfcd0c');
  });

  it('when the install key differs, then the stored key differs and neither shows the hash', () => {
    const hash = phoneHash('+15550100123');
    const [one, two] = [callerKey(Buffer.alloc(32, 1), hash), callerKey(Buffer.alloc(32, 2), hash)];
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set([one, two, hash]).size).toBe(3);
    expect(callerKey(Buffer.alloc(32, 1), hash)).toBe(one);
  });
});

describe('ids', () => {
  it('when many are made in a row, then they are unique and sort in the order they were made', () => {
    const ids = Array.from({ length: 5000 }, newId);
    expect(new Set(ids).size).toBe(5000);
    expect([...ids].sort()).toEqual(ids);
    expect(opaqueId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });
});

describe('token of the owner’s API', () => {
  it('when it is the first start, then a private file is made and kept until it is changed', () => {
    const dataDir = temporaryDirectory();
    const token = loadApiToken({ dataDir, configured: undefined });
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(loadApiToken({ dataDir, configured: undefined })).toBe(token);
    expect(statSync(join(dataDir, 'api-token')).mode & 0o777).toBe(0o600);
    const next = rotateApiToken(dataDir);
    expect(next).not.toBe(token);
    expect(loadApiToken({ dataDir, configured: undefined })).toBe(next);
  });

  it('when the file holds something else, then one sentence says what to do and repeats nothing', () => {
    const dataDir = temporaryDirectory();
    writeFileSync(join(dataDir, 'api-token'), 'PLANTED');
    expect(() => loadApiToken({ dataDir, configured: undefined })).toThrow(
      /^The file api-token .* remove it and start again\.$/,
    );
  });
});

describe('runtime file', () => {
  const info = {
    pid: process.pid,
    webhookUrl: 'http://127.0.0.1:4780',
    deskUrl: 'http://127.0.0.1:4781',
    startedAt: '2026-11-20T09:00:00.000Z',
  };

  it('when the program runs, then others find it; when it stopped, then not', () => {
    const dataDir = temporaryDirectory();
    expect(readRuntimeFile(dataDir)).toBeUndefined();
    writeRuntimeFile(dataDir, info);
    expect(readRuntimeFile(dataDir)).toEqual(info);
    expect(statSync(join(dataDir, 'runtime.json')).mode & 0o777).toBe(0o600);
    removeRuntimeFile(dataDir);
    expect(readRuntimeFile(dataDir)).toBeUndefined();
  });

  it('when the process it names is gone, or the file is torn, then nothing runs', () => {
    const dataDir = temporaryDirectory();
    writeRuntimeFile(dataDir, { ...info, pid: 2 ** 22 + 1 }); // above the highest number Linux gives out
    expect(readRuntimeFile(dataDir)).toBeUndefined();
    writeFileSync(join(dataDir, 'runtime.json'), '{"pid":');
    expect(readRuntimeFile(dataDir)).toBeUndefined();
  });
});
