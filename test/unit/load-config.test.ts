import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { loadEnvFiles } from '../../server/platform/env-files.ts';
import { loadConfig } from '../../server/platform/load-config.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('.env files', () => {
  it('when a name stands in several places, then environment beats working directory beats data directory', () => {
    const [cwd, dataDir] = [temporaryDirectory(), temporaryDirectory()];
    writeFileSync(join(cwd, '.env'), '\ufeffA=cwd\nB=cwd\n# a comment\nQ="quoted # value"\n');
    writeFileSync(join(dataDir, '.env'), 'A=data\nB=data\nC=data\n');
    expect(loadEnvFiles(cwd, dataDir, { A: 'real' })).toEqual({ A: 'real', B: 'cwd', C: 'data', Q: 'quoted # value' });
  });

  it('when the environment says empty, then the file does not fill it in', () => {
    const cwd = temporaryDirectory();
    writeFileSync(join(cwd, '.env'), 'A=file\n');
    expect(loadEnvFiles(cwd, undefined, { A: '' })).toEqual({ A: '' });
  });

  it('when the file cannot be read, then one sentence says so', () => {
    const cwd = temporaryDirectory();
    mkdirSync(join(cwd, '.env'));
    expect(() => loadEnvFiles(cwd, undefined, {})).toThrow(/settings file .* cannot be read \(EISDIR\)/);
  });
});

describe('settings of a start', () => {
  it('when the working directory names the data directory, then settings of both are read', () => {
    const [cwd, dataDir] = [temporaryDirectory(), temporaryDirectory()];
    writeFileSync(join(cwd, '.env'), `LINEKEEPER_DATA_DIR=${dataDir}\n`);
    writeFileSync(join(dataDir, '.env'), 'LINEKEEPER_DESK_PORT=5001\n');
    const loaded = loadConfig({ cwd, env: {}, demo: false });
    expect(loaded.dataDir).toBe(dataDir);
    expect(loaded.config.doors.deskPort).toBe(5001);
  });

  it('when it is the demo, then configured real data is left alone', () => {
    const cwd = temporaryDirectory();
    const env = { LINEKEEPER_DATA_DIR: join(cwd, 'real') };
    const demo = loadConfig({ cwd, env, demo: true });
    expect(demo.dataDir).toBe(join(cwd, 'real-demo'));
    expect(statSync(join(cwd, 'real'), { throwIfNoEntry: false })).toBeUndefined();
  });

  it('when the option names a directory, then it is made for its owner only', () => {
    const cwd = temporaryDirectory();
    const { dataDir } = loadConfig({
      cwd,
      env: { LINEKEEPER_DATA_DIR: '/nowhere' },
      demo: true,
      dataDir: 'here/it is',
    });
    expect(dataDir).toBe(join(cwd, 'here', 'it is'));
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    writeFileSync(join(dataDir, 'made by a library'), '');
    expect(statSync(join(dataDir, 'made by a library')).mode & 0o777).toBe(0o600);
  });
});
