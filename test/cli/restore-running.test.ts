import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import type { Ask } from '../../server/cli/ask.ts';
import { createDeskClient } from '../../server/cli/desk-client.ts';
import { loadApiToken } from '../../server/platform/api-token.ts';
import { PASSPHRASE } from '../support/backup/backed-up.ts';
import { windowClient } from '../support/window-client.ts';
import { serve, tempDir, type Served } from './support.ts';

const ownerOf = ({ deskUrl, dataDir }: Served): Ask =>
  createDeskClient({ deskUrl: new URL(deskUrl).origin, token: loadApiToken({ dataDir, configured: undefined }) });

async function backedUp(ask: Ask): Promise<{ folder: string; fileName: string }> {
  const folder = tempDir();
  await ask('backup.settings.save', { folder, passphrase: PASSPHRASE, daily: false });
  await ask('backup.run', {});
  await expect.poll(async () => (await ask('backup.get', {})).isBusy, { timeout: 20_000 }).toBe(false);
  return { folder, fileName: (await ask('backup.get', {})).last?.fileName ?? 'none' };
}

const notes = async (ask: Ask): Promise<string[]> => (await ask('notes.list', {})).notes.map(({ note }) => note);

it(
  'when a backup is restored while the program runs, then it begins anew with it, and the window is still let in',
  { timeout: 60_000 },
  async () => {
    const served = await serve();
    const ask = ownerOf(served);
    await ask('notes.add', { note: 'Known before the backup' });
    const { folder, fileName } = await backedUp(ask);
    await ask('notes.add', { note: 'Came after it' });
    const { origin } = new URL(served.deskUrl);
    const { client: inWindow } = await windowClient({ deskAddress: () => served.deskUrl, deskUrl: origin });

    // What does not open is refused before anything ends.
    const bytes = readFileSync(join(folder, fileName));
    const other = fileName.replace(/-\d{6}-/u, '-000001-');
    writeFileSync(join(folder, other), bytes.subarray(0, bytes.length - 1));
    await expect(ask('backup.restore', { fileName: other })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(ask('backup.restore', { fileName, passphrase: 'not the one' })).rejects.toThrow(/passphrase/u);
    expect(await ask('backup.outcome', {})).toEqual({ outcome: null });
    expect(await notes(ask)).toHaveLength(2);

    const { acceptedAt } = await ask('backup.restore', { fileName });
    await expect.poll(() => served.lines.length, { timeout: 20_000 }).toBe(2);
    expect(served.lines.map((line) => new URL((JSON.parse(line) as Served).deskUrl).origin)).toEqual([origin, origin]);
    expect(await notes(ask)).toEqual(['Known before the backup']);
    const { outcome } = await inWindow.call('backup.outcome', {});
    expect(outcome).toMatchObject({ fileName, problem: null, isMoved: false });
    expect(outcome && outcome.at >= acceptedAt).toBe(true);
    expect(outcome?.aside).toContain('before-restore-');
    await inWindow.call('backup.outcome-read', {});
    expect(await ask('backup.outcome', {})).toEqual({ outcome: null });
    expect(await served.stop()).toBe(0);
  },
);
