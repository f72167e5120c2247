import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { pageOf } from '../support/electron/looks.ts';
import { useDesk, type OnTheDesk } from '../support/electron/on-the-desk.ts';
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

  it('when Chromium would be without its sandbox, then it says why it does not start, and does not', async () => {
    const linekeeper = desk.start({ argv: ['--no-sandbox'] });

    expect(await linekeeper.exited).toBe(1);
    expect(linekeeper.dialog.errors).toHaveLength(1);
    expect(linekeeper.dialog.errors[0]?.content).toContain('nowhere but in a sandbox');
    expect(linesOf(linekeeper)).toEqual([]);
    expect(existsSync(join(linekeeper.dataDir, 'linekeeper.db'))).toBe(false);
  });
});
