import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { tempDir } from './support.ts';

const LOCK = { packages: { '': {}, 'node_modules/wheel': { integrity: 'sha512-one' } } };

/** A clone whose node_modules leads to another folder, where `installed` is; and an npm that writes down that it ran. */
function linkedClone(installed: typeof LOCK) {
  const [root, elsewhere] = [tempDir(), tempDir()];
  mkdirSync(join(root, 'scripts'));
  copyFileSync(resolve(import.meta.dirname, '../../scripts/bootstrap.mjs'), join(root, 'scripts', 'bootstrap.mjs'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(LOCK));
  writeFileSync(join(elsewhere, '.package-lock.json'), JSON.stringify(installed));
  symlinkSync(elsewhere, join(root, 'node_modules'), 'junction');
  const npm = join(root, 'npm.js');
  writeFileSync(npm, `require('node:fs').writeFileSync(${JSON.stringify(join(root, 'npm-ran'))}, '')`);
  const script = join(root, 'try.mjs');
  writeFileSync(script, `import { prepare } from './scripts/bootstrap.mjs';\nprepare();\nconsole.log('prepared');\n`);
  const env = { PATH: process.env['PATH'], npm_execpath: npm };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
  return { status, stdout, stderr, npmRan: existsSync(join(root, 'npm-ran')), elsewhere: readdirSync(elsewhere) };
}

describe('a clone whose node_modules is a link', () => {
  it('when other packages are there than are locked here, then nothing is done to them', () => {
    const other = { packages: { '': {}, 'node_modules/wheel': { integrity: 'sha512-another' } } };
    const { status, stderr, npmRan, elsewhere } = linkedClone(other);
    expect(stderr).toBe(
      'node_modules is a link to the packages of another folder, which are not those that are locked here.\n',
    );
    expect({ status, npmRan, elsewhere }).toEqual({ status: 1, npmRan: false, elsewhere: ['.package-lock.json'] });
  });

  it('when they are the locked ones, then they are used and nothing is written there', () => {
    const { status, stdout, npmRan, elsewhere } = linkedClone(LOCK);
    expect({ status, npmRan, elsewhere }).toEqual({ status: 0, npmRan: false, elsewhere: ['.package-lock.json'] });
    expect(stdout).toBe('prepared\n');
  });
});
