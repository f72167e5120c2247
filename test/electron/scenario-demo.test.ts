import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { iconOf, pageOf, SOON } from '../support/electron/looks.ts';
import { useDesk, type OnTheDesk } from '../support/electron/on-the-desk.ts';
import { ring } from '../support/electron/phone.ts';
import { aRing } from '../support/factories.ts';
import { withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('the demo in the desktop program', () => {
  const desk = useDesk();

  /** What Electron would start now, after everything was stopped. */
  async function begunAnew({ app, exited, windows, tray, ipc }: OnTheDesk, door: string): Promise<string[]> {
    expect(await exited).toBe(0);
    await expect(fetch(`${door}/health`)).rejects.toThrow();
    expect([windows.open(), tray.there(), ipc.channels()]).toEqual([[], [], []]);
    const [args = [], ...more] = app.relaunches;
    expect(more).toEqual([]);
    return args.filter((arg) => arg !== '--json');
  }

  it('when its button is pressed, then the program ends in order and begins with it, and back the same way', async () => {
    const home = desk.makeHome();
    const keychain = desk.keychain();
    const own = desk.start({ home, keychain });
    const ownDoor = await own.ready();
    await (await pageOf(own)).getByRole('button', { name: 'See the demo' }).dblclick();
    const toDemo = await begunAnew(own, ownDoor);
    expect(toDemo).toEqual(['--demo']);

    const demo = desk.start({ home, keychain, argv: toDemo });
    const demoDoor = await demo.ready();
    const page = await pageOf(demo);
    await page.getByText('Demo: invented callers').waitFor();
    expect(existsSync(`${demo.dataDir}-demo`)).toBe(true);
    await page.getByRole('button', { name: 'Leave the demo' }).dblclick();
    expect(await begunAnew(demo, demoDoor)).toEqual([]);

    const back = desk.start({ home, keychain });
    await back.ready();
    await (await pageOf(back)).getByText('Nobody has called yet').waitFor();
  }, 60_000);

  it('when somebody is on the line, then the program goes on', async () => {
    const linekeeper = desk.start();
    const door = await linekeeper.ready();
    const page = await pageOf(linekeeper);
    await page.getByRole('button', { name: 'See the demo' }).waitFor();
    await ring(door, aRing());
    await expect.poll(() => iconOf(linekeeper), SOON).toBe('on-call');

    const ask = "linekeeper.call('host.demo', { on: true }).then(({ error }) => error.code)";
    expect(await page.evaluate(ask)).toBe('conflict');
    expect((await fetch(`${door}/health`)).status).toBe(200);
    expect(linekeeper.app.relaunches).toEqual([]);
  });
});
