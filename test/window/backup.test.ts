import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { backupFileName, forgottenFileName } from '../../server/domain/backup/file-name.ts';
import { writeForgotten } from '../../server/platform/forgotten-file.ts';
import { serve, tempDir } from '../cli/support.ts';
import { aDesktop } from '../support/a-desktop.ts';
import { accessFaults } from '../support/axe.ts';
import { backedUp, PASSPHRASE } from '../support/backup/backed-up.ts';
import { madeBackup } from '../support/backup/made-backup.ts';
import { openSettings } from '../support/settings-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

/** A passphrase is made slow to guess: on a busy machine each opening takes seconds. */
const LONG = { timeout: 40_000 };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function choosePassphrase(page: Page): Promise<void> {
  await button(page, 'Choose a passphrase').click();
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(PASSPHRASE);
  const again = page.getByRole('textbox', { name: 'The same once more' });
  await again.fill('something else');
  await page.getByText('These are not the same.').waitFor();
  expect(await button(page, 'Keep it').isDisabled()).toBe(true);
  await again.fill(PASSPHRASE);
  await button(page, 'Keep it').click();
  await page.getByText('A passphrase is set.', { exact: false }).waitFor();
}

describe.skipIf(withoutBrowser)('backups in the window', { timeout: 90_000 }, () => {
  const windows = useWindows();

  it('when the owner makes one and restores it, then the page comes back by itself and says what came of it', async () => {
    const served = await serve();
    const { page } = await windows.stranger({ deskUrl: new URL(served.deskUrl).origin });
    await page.goto(served.deskUrl);
    await page.getByRole('link', { name: 'I have a backup' }).waitFor();
    await page.goto(`${new URL(served.deskUrl).origin}/doctor`);
    await page.getByRole('link', { name: 'Arrange backups' }).click();
    await page.getByText('No backups are made. If this disk dies').waitFor();

    const folder = tempDir();
    await page.getByLabel('Folder for backups').fill(join(folder, 'gone'));
    await button(page, 'Use this folder').click();
    await page.getByText('This folder is not there, or cannot be written to.').waitFor();
    await page.getByLabel('Folder for backups').fill(folder);
    await page.keyboard.press('Enter');
    await page.getByText('The folder is chosen.').waitFor();
    // Else one begins by itself as soon as all is chosen.
    await page.getByLabel('Make one every night').click({ force: true });
    await choosePassphrase(page);
    await button(page, 'Back up now').click();
    const made = page.getByRole('list', { name: 'Backups in this folder' });
    await made.waitFor(LONG);
    const rows = made.getByRole('listitem');
    expect(await rows.count()).toBe(1);
    await button(page, 'Look inside').click();
    await page.getByRole('row', { name: 'Callers 0 0' }).waitFor(LONG);
    await page.getByText('Nobody was forgotten here since it was made.').waitFor();
    expect(await accessFaults(page)).toEqual([]);

    await page.getByRole('link', { name: 'Restore this one' }).click();
    await button(page, 'Open it').click();
    await page.getByRole('heading', { name: '3. Restore it' }).waitFor(LONG);
    expect(await accessFaults(page)).toEqual([]);
    expect(await button(page, 'Restore it now').isDisabled()).toBe(true);
    await page.getByLabel('Type “restore” to go on').fill('Restore');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'It is being restored' }).waitFor(LONG);
    await page.getByRole('heading', { name: 'A backup was restored' }).waitFor(LONG);
    await page.getByText('before-restore-', { exact: false }).waitFor();
    expect(served.lines).toHaveLength(2);
    await page.getByRole('link', { name: 'Callers', exact: true }).click();
    await page.getByRole('link', { name: 'See what came of it' }).click();
    await button(page, 'I have read it').click();
    await page.getByRole('heading', { name: 'A backup was restored' }).waitFor({ state: 'detached' });
  });

  it('when its folder is away, then the page says so, and the system’s own dialog finds another', async () => {
    const { host, answers } = aDesktop();
    const { app, page } = await openSettings(windows, 'backup', { host });
    const [away, other] = [tempDir(), tempDir()];
    await backedUp(app, away);
    await page.getByText('The latest backup was opened again').waitFor();
    rmSync(away, { recursive: true });
    await page.reload();
    await page.getByText('The folder is not there just now', { exact: false }).waitFor();
    await page.getByText('The folder cannot be read just now.').waitFor();
    answers.folder = other;
    await button(page, 'Choose …').click();
    await page.getByText('No backups', { exact: false }).waitFor({ state: 'detached' });
    await page.getByText('There is none yet.').waitFor();
    expect(await page.getByLabel('Folder for backups').inputValue()).toBe(other);
    await page.getByRole('link', { name: 'Restore from another file or folder' }).click();
    await page.getByText('There is no backup in this folder', { exact: false }).waitFor();
    // One of another memory, beside the list of who was forgotten until a day later.
    const { file, memory, masterKey } = await madeBackup();
    const written = { memory, writtenAt: '2026-11-22T09:00:00.000Z', tombstones: new Map() };
    await writeForgotten(join(other, forgottenFileName(memory)), masterKey, written, new AbortController().signal);
    copyFileSync(file, join(other, backupFileName('2026-11-21T09:00:00.000Z', memory)));
    await button(page, 'Look into this folder').click();
    await button(page, 'Open it').click();
    await page.getByText('It is of another memory').waitFor(LONG);
    await page.getByText(/known from the list beside the backup, which was written on Sun/u).waitFor();
    expect(await accessFaults(page)).toEqual([]);
  });
});
