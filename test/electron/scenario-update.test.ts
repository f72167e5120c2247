import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { eventsIn, menuOf, SOON } from '../support/electron/looks.ts';
import { useDesk } from '../support/electron/on-the-desk.ts';
import { withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('a start that is the end of an update', () => {
  const desk = useDesk();

  it('when the newer version did not take over, then no window opens, and it is noted once', async () => {
    const home = desk.makeHome();
    const keychain = desk.keychain();
    const before = desk.start({ home, keychain, argv: ['--hidden'] });
    await before.ready();
    menuOf(before).find('Quit').click();
    await before.exited;
    const kept = join(before.dataDir, 'updates.json');
    writeFileSync(kept, JSON.stringify({ trying: { version: '99.0.0', at: Date.now(), restarts: true } }));

    const linekeeper = desk.start({ home, keychain });
    await expect.poll(() => eventsIn(linekeeper, 'app.started').length, SOON).toBe(2);

    expect(linekeeper.windows.made()).toBe(0);
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toMatchObject({ trying: null });
    expect(eventsIn(linekeeper, 'update.failed')).toHaveLength(1);
  });
});
