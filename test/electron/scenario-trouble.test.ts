import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { CALL_CHANNEL } from '../../electron/channels.ts';
import { iconOf, menuOf, SOON } from '../support/electron/looks.ts';
import { useDesk, type OnTheDesk } from '../support/electron/on-the-desk.ts';
import { isDoorHeld, ring } from '../support/electron/phone.ts';
import { aRing } from '../support/factories.ts';
import { freePort } from '../support/free-port.ts';
import { withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('a desk on which something is in the way', () => {
  const desk = useDesk();

  /** A home whose choices are those of an older version, and cannot be written. */
  function withStuckChoices(): string {
    const home = desk.makeHome();
    // A folder in the place of a file: a test that runs as root is stopped by no permissions.
    mkdirSync(join(home, 'data', 'desktop.json.last-good', 'x'), { recursive: true });
    writeFileSync(join(home, 'data', 'desktop.json'), JSON.stringify({ loginItemAsked: true, lastVersion: '0.0.1' }));
    return home;
  }

  it('when the choices cannot be written, then it starts all the same, and the log says so', async () => {
    const linekeeper = desk.start({ home: withStuckChoices(), argv: ['--hidden'] });
    expect(await ring(await linekeeper.ready(), aRing())).toMatchObject({
      type: 'conversation_initiation_client_data',
    });
    expect(logOf(linekeeper)).toContain('"fault":"choices"');
  });

  it('when a switch of the menu cannot be kept, then it holds until the end, and nothing restarts', async () => {
    const linekeeper = desk.start({ home: withStuckChoices(), argv: ['--hidden'] });
    await linekeeper.ready();
    await expect.poll(() => iconOf(linekeeper), SOON).toBe('ready');

    const wasOn = isAwakeOn(linekeeper);
    awakeSwitch(linekeeper).click();

    await expect.poll(() => isAwakeOn(linekeeper), SOON).toBe(!wasOn);
    expect(logOf(linekeeper)).toContain('"fault":"tray.switch"');
    expect(linekeeper.app.relaunches).toEqual([]);
  });

  it('when the choices cannot be read, then it starts with none', async () => {
    const home = desk.makeHome();
    mkdirSync(join(home, 'data', 'desktop.json', 'x'), { recursive: true });
    const linekeeper = desk.start({ home, argv: ['--hidden'] });
    await linekeeper.ready();
    expect(logOf(linekeeper)).toContain('"fault":"choices"');
  });

  it('when the folder of what starts at login is a file, then it starts all the same', async () => {
    const home = desk.makeHome();
    mkdirSync(join(home, 'home', '.config'), { recursive: true });
    writeFileSync(join(home, 'home', '.config', 'autostart'), '');
    const linekeeper = desk.start({ home, argv: ['--hidden'] });
    await linekeeper.ready();
    await expect.poll(() => iconOf(linekeeper), SOON).toBe('ready');
  });

  it('when the server runs and the rest fails, then all is stopped and logged before that is said', async () => {
    const port = await freePort();
    const door = `http://127.0.0.1:${port}`;
    const linekeeper = desk.start({ argv: ['--hidden'], env: { LINEKEEPER_WEBHOOK_PORT: port } });
    const still: unknown[] = [];
    linekeeper.dialog.boxed.meanwhile = (): void => void still.push(isDoorHeld(door), linekeeper.tray.there().length);
    linekeeper.electron.ipcMain.handle(CALL_CHANNEL, () => null); // one more of it is refused

    await linekeeper.started;

    expect(await linekeeper.exited).toBe(1);
    expect(linekeeper.dialog.errors).toMatchObject([{ title: 'Linekeeper cannot start' }]);
    expect(still).toEqual([false, 0]);
    expect(logOf(linekeeper)).toContain('"fault":"start"');
  });
});

function awakeSwitch(linekeeper: OnTheDesk) {
  return menuOf(linekeeper).find('On this computer', 'Stay awake');
}

function isAwakeOn(linekeeper: OnTheDesk): boolean {
  return awakeSwitch(linekeeper).checked;
}

function logOf({ dataDir }: OnTheDesk): string {
  return readFileSync(join(dataDir, 'logs', 'linekeeper.log'), 'utf8');
}
