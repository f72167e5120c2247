import { describe, expect, it } from 'vitest';

import { pageOf, useDesk } from '../support/electron/on-the-desk.ts';
import { withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('the program on a desk', () => {
  const desk = useDesk();

  it('when it is started by hand, then its window shows what the server says', async () => {
    const linekeeper = desk.start();
    await linekeeper.started;

    expect(linekeeper.dialog.errors).toEqual([]);
    const page = await pageOf(linekeeper);
    await page.getByText('Nobody has called yet').waitFor();
  });
});
