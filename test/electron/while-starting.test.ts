import { expect, describe, it } from 'vitest';

import { pageOf } from '../support/electron/looks.ts';
import { useDesk } from '../support/electron/on-the-desk.ts';
import { withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('a window before there is anything to show', () => {
  const desk = useDesk();

  it('when the keychain takes its time, then the page says that it is starting, and quitting waits for nothing', async () => {
    const linekeeper = desk.start({ keychain: desk.keychain({ state: 'silent' }) });
    const page = await pageOf(linekeeper);
    await page.getByRole('heading', { name: 'Linekeeper is starting' }).waitFor();
    expect(await page.evaluate('document.scripts.length')).toBe(0);

    linekeeper.machine.emit('SIGTERM');

    expect(await linekeeper.exited).toBe(0);
  });

  it('when the server is there, then the page becomes the window', async () => {
    const linekeeper = desk.start();
    const page = await pageOf(linekeeper);
    await page.getByText('Nobody has called yet').waitFor();
    expect(await page.title()).not.toContain('starting');
  });
});
