import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { pageOf } from '../support/electron/looks.ts';
import { useDesk, type OnTheDesk } from '../support/electron/on-the-desk.ts';
import { freePort } from '../support/free-port.ts';
import { withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('what the desktop program says when it is started with --json', () => {
  const desk = useDesk();
  const linesOf = ({ machine }: OnTheDesk): unknown[] => machine.printed.map((line): unknown => JSON.parse(line));

  it('once its window has heard how things stand, then it says so, once, and where its key came from', async () => {
    const linekeeper = desk.start();
    await linekeeper.ready();
    const page = await pageOf(linekeeper);
    await page.getByText('Nobody has called yet').waitFor();
    linekeeper.machine.emit('message', 'reload');
    await page.getByText('Nobody has called yet').waitFor();

    expect(linesOf(linekeeper)).toEqual([
      expect.objectContaining({ event: 'ready', deskUrl: null }),
      { event: 'window', keyIn: 'keychain' },
    ]);
  });

  it('when no window is shown, then it says nothing of one', async () => {
    const linekeeper = desk.start({ argv: ['--hidden'] });
    await linekeeper.ready();
    expect(linesOf(linekeeper)).toEqual([expect.objectContaining({ event: 'ready' })]);
  });

  it('when the port of the phone is taken, then it says which, leaves nothing behind, and starts once it is free', async () => {
    const [home, keychain] = [desk.makeHome(), desk.keychain()];
    const port = await freePort();
    const env = { LINEKEEPER_WEBHOOK_PORT: port };
    const other = createServer().listen(Number(port), '127.0.0.1');
    await once(other, 'listening');
    try {
      const linekeeper = desk.start({ home, keychain, env });
      expect(await linekeeper.exited).toBe(1);
      expect(linekeeper.dialog.errors).toEqual([
        { title: 'Linekeeper cannot start', content: expect.stringContaining(port) as string },
      ]);
      expect(linekeeper.dialog.errors[0]?.content).toContain('LINEKEEPER_WEBHOOK_PORT');
      expect([linesOf(linekeeper), linekeeper.windows.open(), linekeeper.tray.there()]).toEqual([[], [], []]);
    } finally {
      other.close();
      await once(other, 'close');
    }
    // The one before let go of the data and of the port.
    expect(await desk.start({ home, keychain, env, argv: ['--hidden'] }).ready()).toContain(port);
  });

  it('when Chromium would be without its sandbox, then it says why it does not start, and does not', async () => {
    const linekeeper = desk.start({ argv: ['--no-sandbox'] });

    expect(await linekeeper.exited).toBe(1);
    expect(linekeeper.dialog.errors).toHaveLength(1);
    expect(linekeeper.dialog.errors[0]?.content).toContain('nowhere but in a sandbox');
    expect(linesOf(linekeeper)).toEqual([]);
    expect(existsSync(join(linekeeper.dataDir, 'linekeeper.db'))).toBe(false);
  });
});
