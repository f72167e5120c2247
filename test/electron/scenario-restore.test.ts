import { describe, expect, it } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import { PASSPHRASE } from '../support/backup/backed-up.ts';
import { pageOf } from '../support/electron/looks.ts';
import { useDesk } from '../support/electron/on-the-desk.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('a restore in the desktop program', () => {
  const desk = useDesk();

  it('when it is asked for in the window, then the program ends, begins again with what was restored, and says so', async () => {
    const [home, keychain, folder] = [desk.makeHome(), desk.keychain(), temporaryDirectory()];
    const first = desk.start({ home, keychain });
    const door = await first.ready();
    const page = await pageOf(first);
    await page.getByRole('link', { name: 'I have a backup' }).waitFor();
    const ask = createAsk(async (name, input) => {
      const told = await page.evaluate(`linekeeper.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`);
      return (told as { data: unknown }).data;
    });
    await ask('notes.add', { note: 'Known before the backup' });
    await ask('backup.settings.save', { folder, passphrase: PASSPHRASE, daily: false });
    await ask('backup.run', {});
    await expect.poll(async () => (await ask('backup.get', {})).isBusy, { timeout: 20_000 }).toBe(false);
    await ask('notes.add', { note: 'Came after it' });
    const { last } = await ask('backup.get', {});
    await ask('backup.restore', { fileName: last?.fileName ?? '' });
    expect(await first.exited).toBe(0);
    await expect(fetch(`${door}/health`)).rejects.toThrow();
    expect(first.app.relaunches.map((args = []) => args.filter((arg) => arg !== '--json'))).toEqual([[]]);

    const again = desk.start({ home, keychain });
    await again.ready();
    const restored = await pageOf(again);
    await restored.getByRole('link', { name: 'See what came of it' }).click();
    await restored.getByRole('heading', { name: 'A backup was restored' }).waitFor();
    const notes = await restored.evaluate<{ data: { notes: { note: string }[] } }>("linekeeper.call('notes.list', {})");
    expect(notes.data.notes.map(({ note }) => note)).toEqual(['Known before the backup']);
    await restored.getByRole('button', { name: 'I have read it' }).click();
    await restored.getByRole('heading', { name: 'A backup was restored' }).waitFor({ state: 'detached' });
  }, 60_000);
});
