import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createSettingsFile } from '../../server/platform/settings-file.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const settings = { dbId: '0b6f3c1e-5a3d-4e0c-9f5e-0123456789ab', floor: { deliveries: 41, later: 73 } };

function written() {
  const dataDir = temporaryDirectory();
  const file = createSettingsFile({ dataDir });
  file.write({ ...settings, floor: { deliveries: 40, later: 73 } });
  file.write(settings);
  return { file, path: join(dataDir, 'settings.json'), dataDir };
}

describe('F30: settings file', () => {
  it('when there is none, then that is a first start and nothing to recover from', () => {
    const file = createSettingsFile({ dataDir: temporaryDirectory() });
    expect(file.read()).toEqual({ value: undefined, recovered: false });
  });

  it('when it was written, then it is read as written, with fields of a later version, and no draft is left', () => {
    const { file, dataDir } = written();
    file.write({ ...settings, later: 'kept' });
    expect(file.read()).toEqual({ value: { ...settings, later: 'kept' }, recovered: false });
    expect(readdirSync(dataDir).sort()).toEqual(['settings.json', 'settings.json.last-good']);
  });

  it('when it is cut at any length, then the last good copy is used and the cut one kept beside', () => {
    const { file, path } = written();
    const whole = readFileSync(path);
    for (let length = 0; length < whole.length - 1; length += 1) {
      const torn = whole.subarray(0, length);
      writeFileSync(path, torn);
      expect(file.read()).toEqual({ value: settings, recovered: true });
      expect(readFileSync(`${path}.bad`).equals(torn)).toBe(true);
      expect(file.read()).toEqual({ value: settings, recovered: false });
    }
  });

  it('when it holds any other bytes, then reading never fails and never invents a value', () => {
    const { file, path } = written();
    const other = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(other, (bytes) => {
        writeFileSync(path, bytes);
        expect(file.read()).toEqual({ value: settings, recovered: true });
      }),
      { numRuns: 80 },
    );
  });

  it('when only the copy is left, then it is used; when both are bad, then it says so', () => {
    const { file, path } = written();
    rmSync(path);
    expect(file.read()).toEqual({ value: settings, recovered: true });
    for (const name of [path, `${path}.last-good`]) writeFileSync(name, '{');
    expect(file.read()).toEqual({ value: undefined, recovered: true });
  });

  it('when the new value is not valid, then nothing is written', () => {
    const { file } = written();
    expect(() => file.write({ ...settings, floor: { deliveries: -1, later: 73 } })).toThrow();
    expect(file.read()).toEqual({ value: settings, recovered: false });
  });
});
