import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { AppError } from '#contract/errors.ts';

import { resolveCloudflared } from '../../server/tunnel/cloudflared-binary.ts';
import { buildFor, fetchedIn, pinnedRelease, programIn } from '../../server/tunnel/cloudflared-release.ts';
import { CAN_BE_MADE, install, MACHINE, releaseOf, saying } from '../support/made-cloudflared.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const GOOD = saying('2026.7.2');
const RELEASE = releaseOf(GOOD);

function places() {
  const dir = temporaryDirectory();
  const dirs = { bundledDir: join(dir, 'resources'), cacheDir: join(dir, 'cache') };
  const find = (over: Partial<Parameters<typeof resolveCloudflared>[0]> = {}) =>
    resolveCloudflared({ ...MACHINE, ...dirs, configured: undefined, release: RELEASE, ...over });
  const [bundled, fetched] = [programIn(dirs.bundledDir, MACHINE), fetchedIn(dirs.cacheDir, RELEASE, MACHINE)];
  return { dir, find, bundled, fetched };
}

/** The code of the sentence that a refusal says. */
async function whyNot(finding: Promise<unknown>): Promise<string | undefined> {
  const error = await finding.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof AppError ? error.reason?.code : `no refusal: ${String(error)}`;
}

describe.runIf(CAN_BE_MADE)('the cloudflared that is run', () => {
  it('is the one that came with us, else the one that was fetched', async () => {
    const { find, bundled, fetched } = places();
    install(fetched, GOOD);
    expect(await find()).toEqual({ path: fetched, version: '2026.7.2' });
    install(bundled, GOOD);
    expect(await find()).toEqual({ path: bundled, version: '2026.7.2' });
  });

  it('T23: when its hash is another, then it is never run and the sentence says so', async () => {
    const { dir, find, bundled } = places();
    const trace = join(dir, 'was-run');
    install(bundled, `#!/bin/sh\ntouch ${trace}\necho "cloudflared version 2026.7.2"\n`);
    expect(await whyNot(find())).toBe('tunnel_program_altered');
    expect(existsSync(trace)).toBe(false);
  });

  it('when what came with us was altered, then the one that was fetched is run', async () => {
    const { find, bundled, fetched } = places();
    install(bundled, saying('2026.7.2 '));
    install(fetched, GOOD);
    expect((await find()).path).toBe(fetched);
  });

  it('where our signature made another file of what came with us, that one is taken, and only there', async () => {
    const { find, bundled, fetched } = places();
    const signed = `${GOOD}# signed\n`;
    const [pinned, own] = [RELEASE, releaseOf(signed)].map((each) => each.builds['linux-x64']?.sha256 ?? '');
    const build = { asset: 'cloudflared-linux-amd64', sha256: pinned ?? '', bundledSha256: own };
    const release = { ...RELEASE, builds: { 'linux-x64': build } };
    install(bundled, GOOD);
    expect(await whyNot(find({ release }))).toBe('tunnel_program_altered');
    install(bundled, signed);
    expect((await find({ release })).path).toBe(bundled);
    rmSync(bundled);
    install(fetched, signed);
    expect(await whyNot(find({ release }))).toBe('tunnel_program_altered');
    install(fetched, GOOD);
    expect((await find({ release })).path).toBe(fetched);
  });

  it('tells of one that never was there from one that was taken away', async () => {
    const { find, bundled } = places();
    expect(await whyNot(find())).toBe('tunnel_program_none');
    install(bundled, GOOD);
    rmSync(bundled);
    expect(await whyNot(find())).toBe('tunnel_program_taken');
    mkdirSync(bundled);
    expect(await whyNot(find())).toBe('tunnel_program_taken');
    rmSync(dirname(bundled), { recursive: true });
    writeFileSync(dirname(bundled), 'a file where the folder should be');
    expect(await whyNot(find())).toBe('tunnel_program_taken');
  });

  it.each([
    ['may not be executed', GOOD, 0o644, 'EACCES'],
    ['ends with a failure', '#!/bin/sh\nexit 7\n', 0o755, 'exit code 7'],
    ['says no version', '#!/bin/sh\necho hello\n', 0o755, 'no version'],
    ['crashes', '#!/bin/sh\nkill -SEGV $$\n', 0o755, 'crashed'],
  ])('when it %s, then the sentence says why it does not run', async (_case, text, mode, reason) => {
    const { find, bundled } = places();
    install(bundled, text, mode);
    await expect(find({ release: releaseOf(text) })).rejects.toMatchObject({
      reason: { code: 'tunnel_program_fails', values: { reason } },
    });
  });

  it('when there is no build for the machine, then the sentence names the machine', async () => {
    const { find } = places();
    await expect(find({ platform: 'freebsd', arch: 'riscv64' })).rejects.toMatchObject({
      reason: { code: 'tunnel_program_no_build', values: { machine: 'freebsd-riscv64' } },
    });
  });

  it('sees nothing of our environment when it is asked for its version', async () => {
    const { find, bundled } = places();
    const text = '#!/bin/sh\necho "cloudflared version [$TUNNEL_TOKEN$HOME]"\n';
    install(bundled, text);
    process.env['TUNNEL_TOKEN'] = 'of-somebody-else';
    try {
      expect((await find({ release: releaseOf(text) })).version).toBe('[]');
    } finally {
      delete process.env['TUNNEL_TOKEN'];
    }
  });
});

describe.runIf(CAN_BE_MADE)('a cloudflared of the owner’s own', () => {
  it('may be of any version and any hash, and goes before ours', async () => {
    const { dir, find, bundled } = places();
    const own = join(dir, 'own');
    install(own, saying('2025.11.1'));
    install(bundled, GOOD);
    expect(await find({ configured: own })).toEqual({ path: own, version: '2025.11.1' });
  });

  it.each(['2026.8.0', '2026.8.1'])('when it is %s, which rewrites paths, then it is refused', async (version) => {
    const { dir, find } = places();
    install(join(dir, 'own'), saying(version));
    expect(await whyNot(find({ configured: join(dir, 'own') }))).toBe('tunnel_program_rewrites');
  });

  it('when it is not there, then nothing else is run in its place', async () => {
    const { dir, find, bundled } = places();
    install(bundled, GOOD);
    expect(await whyNot(find({ configured: join(dir, 'own') }))).toBe('tunnel_program_not_there');
  });

  it('when its interpreter is missing, then nobody blames a virus scanner', async () => {
    const { dir, find } = places();
    install(join(dir, 'own'), '#!/no/such/shell\n');
    expect(await whyNot(find({ configured: join(dir, 'own') }))).toBe('tunnel_program_fails');
  });
});

describe('the pinned release', () => {
  it('has a build for every machine an installer is made for', () => {
    const release = pinnedRelease();
    for (const name of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64', 'win32-arm64']) {
      const [platform = '', arch = ''] = name.split('-');
      const build = buildFor(release, { platform, arch });
      // An archive has a hash of its own: it is checked before anything opens it.
      expect([name, build?.archiveSha256 !== undefined]).toEqual([name, build?.asset.endsWith('.tgz')]);
    }
  });
});
