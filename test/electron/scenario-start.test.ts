import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { iconOf, menuOf, pageOf, SOON, trayOf } from '../support/electron/looks.ts';
import { useDesk } from '../support/electron/on-the-desk.ts';
import type { Running } from '../support/electron/app.ts';
import { ring } from '../support/electron/phone.ts';
import { aRing } from '../support/factories.ts';
import { freePort } from '../support/free-port.ts';
import { startTestApp } from '../support/test-app.ts';
import { withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('starting on a desk', () => {
  const desk = useDesk();

  it('F9: when it is started a second time, then the first shows its window, unless the second came by itself', async () => {
    const home = desk.makeHome();
    const running: Running = new Map();
    const first = desk.start({ home, running, argv: ['--hidden'] });
    await first.ready();

    const byItself = desk.start({ home, running, argv: ['--hidden'] });
    expect(await byItself.exited).toBe(0);
    expect(first.windows.made()).toBe(0);

    const byHand = desk.start({ home, running });
    expect(await byHand.exited).toBe(0);

    await (await pageOf(first)).getByText('Nobody has called yet').waitFor();
    expect(first.windows.open()[0]?.isVisible()).toBe(true);
    expect([byHand, byItself].map(({ tray }) => tray.made.length)).toEqual([0, 0]);
  });

  it('when a headless server has the data directory, then it says so, ends with 1, and that one goes on', async () => {
    const home = desk.makeHome();
    const headless = await startTestApp({ dataDir: join(home, 'data') });

    const linekeeper = desk.start({ home });

    expect(await linekeeper.exited).toBe(1);
    expect(linekeeper.dialog.errors).toEqual([
      { title: 'Linekeeper cannot start', content: expect.stringContaining('already') as string },
    ]);
    expect((await fetch(`${headless.webhookUrl}/health`)).status).toBe(200);
    await headless.stop();
  });

  it.each<[NodeJS.Platform, { scales: number[]; isTemplate: boolean; clickOpens: boolean }]>([
    ['darwin', { scales: [1, 2, 3], isTemplate: true, clickOpens: false }],
    ['win32', { scales: [1], isTemplate: false, clickOpens: true }],
    ['linux', { scales: [1, 2], isTemplate: false, clickOpens: true }],
  ])(
    'when it runs on %s, then the icon is one that this system can show',
    async (platform, { clickOpens, ...shape }) => {
      const linekeeper = desk.start({ platform, argv: ['--hidden'] });
      await linekeeper.ready();

      const { image } = trayOf(linekeeper);
      expect(image.isEmpty()).toBe(false);
      expect({ scales: image.getScaleFactors(), isTemplate: image.isTemplateImage() }).toEqual(shape);
      trayOf(linekeeper).emit('click');
      expect(linekeeper.windows.made()).toBe(clickOpens ? 1 : 0);
    },
  );

  it('F29: when the keychain is locked, then webhooks are put off and a page says why, until it is unlocked', async () => {
    const home = desk.makeHome();
    const keychain = desk.keychain();
    const port = String(await freePort());
    const env = { LINEKEEPER_WEBHOOK_PORT: port };
    const before = desk.start({ home, keychain, env, argv: ['--hidden'] });
    await before.ready();
    menuOf(before).find('Quit').click();
    await before.exited;

    keychain.state = 'locked';
    const linekeeper = desk.start({ home, keychain, env, platform: 'darwin', argv: ['--hidden'] });
    const page = await pageOf(linekeeper);
    await page.getByRole('heading', { name: 'Linekeeper waits for your keychain' }).waitFor();
    expect((await fetch(`http://127.0.0.1:${port}/webhook/personalize`, { method: 'POST' })).status).toBe(503);
    expect(iconOf(linekeeper)).toBe('callers-affected');
    expect(menuOf(linekeeper).labels()[0]).toBe('Linekeeper waits for your keychain');

    keychain.state = 'open';
    linekeeper.power.emit('unlock-screen');
    const door = await linekeeper.ready();
    expect(door).toBe(`http://127.0.0.1:${port}`);
    expect(await ring(door, aRing())).toMatchObject({ type: 'conversation_initiation_client_data' });
    await page.getByRole('article', { name: 'New caller' }).waitFor();
  });

  it('when the desktop has no keychain, then the owner is told, and decides: quit, and nothing was made', async () => {
    const keychain = desk.keychain({ backend: 'basic_text' });
    const linekeeper = desk.start({ keychain, answer: () => 1 });

    expect(await linekeeper.exited).toBe(1);
    expect(linekeeper.dialog.asked.map(({ message }) => message)).toEqual([
      'This desktop has no keychain for the key of the memory',
    ]);
    expect(readdirSync(linekeeper.dataDir)).not.toContain('linekeeper.db');
  });

  it('when the owner would rather have a key file, then it is asked once, and the memory opens with it', async () => {
    const home = desk.makeHome();
    const keychain = desk.keychain({ backend: 'basic_text' });
    for (const asked of [1, 0]) {
      const linekeeper = desk.start({ home, keychain, argv: ['--hidden'] });
      await linekeeper.ready();
      expect(linekeeper.dialog.asked).toHaveLength(asked);
      expect(existsSync(join(linekeeper.dataDir, 'secret.key'))).toBe(true);
      menuOf(linekeeper).find('Quit').click();
      expect(await linekeeper.exited).toBe(0);
    }
  });

  it('when the keychain refuses, then it is asked again and again, the owner reads why, and it goes on by itself', async () => {
    const home = desk.makeHome();
    const keychain = desk.keychain();
    const before = desk.start({ home, keychain, argv: ['--hidden'] });
    await before.ready();
    menuOf(before).find('Quit').click();
    await before.exited;

    const { key } = keychain;
    keychain.key = desk.keychain().key;
    const linekeeper = desk.start({ home, keychain, argv: ['--hidden'] });
    const page = await pageOf(linekeeper);
    await page.getByRole('heading', { name: 'Linekeeper waits for your keychain' }).waitFor();
    const told = page.getByRole('heading', { name: 'The memory is intact, but its key cannot be opened' });
    await expect.poll(() => (linekeeper.power.emit('unlock-screen'), told.count()), SOON).toBe(1);
    expect(linekeeper.dialog.asked).toEqual([]);

    keychain.key = key;
    linekeeper.power.emit('unlock-screen');
    await linekeeper.ready();
  });

  it('when the desktop is of another kind now, then nothing is changed, and the folder for the copy is opened', async () => {
    const home = desk.makeHome();
    const before = desk.start({ home, argv: ['--hidden'] });
    await before.ready();
    menuOf(before).find('Quit').click();
    await before.exited;

    const linekeeper = desk.start({ home, keychain: desk.keychain({ backend: 'basic_text' }), argv: ['--hidden'] });

    expect(await linekeeper.exited).toBe(1);
    expect(linekeeper.dialog.asked[0]?.message).toBe('The memory is intact, but its key cannot be opened');
    expect(linekeeper.shell.opened).toEqual([linekeeper.dataDir]);
  });
});
