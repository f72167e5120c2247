import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { BackupPreview, BackupState } from '#contract/backup.ts';

import { PASSPHRASE } from '../support/backup/backed-up.ts';
import { linekeeper, serve, tempDir } from './support.ts';

function places() {
  const [root, dataDir] = [tempDir(), tempDir()];
  const folder = join(root, 'backups');
  mkdirSync(folder);
  const passphrase = join(root, 'passphrase');
  writeFileSync(passphrase, `${PASSPHRASE}\nnot this line\n`);
  return { folder, passphrase, here: ['--data-dir', dataDir], words: ['--passphrase-file', passphrase] };
}

const theOnlyOne = (folder: string): string => join(folder, readdirSync(folder)[0] ?? 'none');

describe('backups on the command line', { timeout: 60_000 }, () => {
  it('when nothing runs, then one is made, verified, previewed and restored', async () => {
    const { folder, here, words } = places();
    const made = await linekeeper(['backup', '--folder', folder, '--set-passphrase', ...words, ...here]);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain('found whole');
    const file = theOnlyOne(folder);
    expect(file).toMatch(/linekeeper-\d{4}-\d{2}-\d{2}-\d{6}-[0-9a-f]{8}\.lkbackup$/u);
    // What a guess at the passphrase costs: 128 MiB and half a second (docs/decisions/0320).
    expect(readFileSync(file).subarray(0, 1024).toString('latin1')).toContain('"cost":131072,"block":8');

    const verified = await linekeeper(['verify', file, '--json', ...words, ...here]);
    expect(BackupPreview.parse(JSON.parse(verified.stdout))).toMatchObject({ callers: 0, calls: 0 });
    expect((await linekeeper(['verify', file, ...words, ...here])).stdout).toMatch(/known until \d{4}-\d{2}-\d{2}T/u);
    const tried = await linekeeper(['verify', '--drill', ...here]);
    expect(tried).toMatchObject({ code: 0, stderr: '' });
    expect(tried.stdout).toContain('0 calls and 0 appointments, all there');
    expect((await linekeeper(['restore', file, '--preview', ...words, ...here])).stdout).toContain('0 callers');
    expect(await linekeeper(['restore', file, ...words, ...here])).toMatchObject({ code: 2 });
    const done = await linekeeper(['restore', file, '--yes', ...words, ...here]);
    expect(done).toMatchObject({ code: 0 });
    expect(done.stderr).toContain('before-restore-');
  });

  it('when a server runs, then it makes the backup, and a restore is refused', async () => {
    const { folder, here, words } = places();
    const server = await serve(here);
    const made = await linekeeper(['backup', '--folder', folder, '--set-passphrase', ...words, '--json', ...here]);
    const { last, daily, problem } = BackupState.parse(JSON.parse(made.stdout));
    expect([last?.folder, daily, problem]).toEqual([folder, true, null]);
    const refused = await linekeeper(['restore', theOnlyOne(folder), '--yes', ...words, ...here]);
    expect(refused).toMatchObject({ code: 3 });
    expect(refused.stderr).toContain('stop it first');
    await server.stop();
  });

  it('when something is wrong, then one sentence says so, and nothing is made', async () => {
    const { folder, here, words } = places();
    const says = async (args: string[]) => {
      const { code, stderr } = await linekeeper([...args, ...here]);
      return [code, stderr.trim()];
    };
    expect(await says(['backup'])).toEqual([3, 'No folder for backups is chosen yet.']);
    const nowhere = ['backup', '--folder', join(folder, 'gone')];
    expect(await says(nowhere)).toEqual([2, 'This folder is not there, or cannot be written to.']);
    expect(await says(['backup', '--to', folder])).toEqual([3, 'No passphrase for backups is chosen yet.']);
    expect((await says(['backup', '--folder', here[1] ?? '']))[1]).toContain('Choose a folder outside');
    expect(await says(['verify', '--drill'])).toEqual([1, 'There is no backup in the folder that could be tried.']);
    const foreign = join(folder, 'linekeeper.db');
    writeFileSync(foreign, 'SQLite format 3');
    expect(await says(['verify', foreign, ...words])).toEqual([2, 'This is not a backup of Linekeeper.']);
  });
});
