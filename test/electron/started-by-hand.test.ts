import { describe, expect, it } from 'vitest';

import { pageOf } from '../support/electron/looks.ts';
import { useDesk } from '../support/electron/on-the-desk.ts';
import { withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('the desktop program, started by hand', () => {
  const desk = useDesk();

  it('when it has come up, then npm start hears so once, and npm run dev has its page read again', async () => {
    const linekeeper = desk.start();
    await linekeeper.ready();
    expect(linekeeper.machine.told).toEqual(['started']);

    const page = await pageOf(linekeeper);
    await page.getByText('Nobody has called yet').waitFor();
    await page.evaluate("document.body.dataset['readBefore'] = 'yes'");
    linekeeper.machine.emit('message', 'reload');

    await expect.poll(() => page.locator('body[data-read-before]').count()).toBe(0);
    await page.getByText('Nobody has called yet').waitFor();
  });

  it('when it cannot start and says so itself, then npm start hears that nothing else is to be tried', async () => {
    const linekeeper = desk.start({ env: { LINEKEEPER_TRADE: 'moon' } });

    expect(await linekeeper.exited).toBe(1);
    expect(linekeeper.machine.told).toEqual(['started']);
    expect(linekeeper.dialog.errors).toHaveLength(1);
  });
});
