import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { eventsIn } from '../support/electron/looks.ts';
import { useDesk } from '../support/electron/on-the-desk.ts';
import { isDoorHeld, ring } from '../support/electron/phone.ts';
import { aRing } from '../support/factories.ts';
import { withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('F23: a fault that nobody caught, on a desk', () => {
  const desk = useDesk();

  it('when it happens, then the data is closed, the program begins again hidden, and the next run finds all whole', async () => {
    const home = desk.makeHome();
    const keychain = desk.keychain();
    const first = desk.start({ home, keychain, argv: ['--hidden'] });
    await ring(await first.ready(), aRing());

    first.machine.emit('uncaughtException', new Error('nobody thought of this'));

    expect(await first.exited).toBe(1);
    expect(first.app.relaunches).toEqual([['--json', '--hidden', expect.stringMatching(/^--faults-at=\d+$/)]]);
    expect(existsSync(join(first.dataDir, 'linekeeper.db-wal'))).toBe(false);
    expect(readFileSync(join(first.dataDir, 'logs', 'linekeeper.log'), 'utf8')).toContain('nobody thought of this');

    const again = desk.start({ home, keychain, argv: first.app.relaunches[0] ?? [] });
    expect(await ring(await again.ready(), aRing())).toMatchObject({ type: 'conversation_initiation_client_data' });
    expect(again.windows.open()).toEqual([]);
  });

  it('when it is a process of Chromium’s own that is gone, then that is written down, and nothing else happens', async () => {
    const linekeeper = desk.start({ argv: ['--hidden'] });
    await linekeeper.ready();

    linekeeper.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 5 });

    linekeeper.machine.emit('SIGTERM');
    expect(await linekeeper.exited).toBe(0);
    expect(eventsIn(linekeeper, 'process.gone')).toMatchObject([{ kind: 'GPU', state: 'crashed' }]);
  });

  it('when it is the fourth within ten minutes, then it stays away and says so', async () => {
    const now = Date.now();
    const linekeeper = desk.start({ argv: ['--hidden', `--faults-at=${now - 3},${now - 2},${now - 1}`] });
    const door = await linekeeper.ready();
    const still: unknown[] = [];
    linekeeper.dialog.boxed.meanwhile = (): void => void still.push(isDoorHeld(door), linekeeper.tray.there().length);

    linekeeper.machine.emit('unhandledRejection', new Error('again'));

    expect(await linekeeper.exited).toBe(1);
    expect(linekeeper.app.relaunches).toEqual([]);
    expect(linekeeper.dialog.errors).toHaveLength(1);
    expect(JSON.stringify(linekeeper.dialog.errors)).toContain('does not start again by itself');
    expect(still).toEqual([false, 0]);
  });
});
