import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';

import { SEALED_KEY_FILE } from '../../server/platform/master-key.ts';
import { menuOf, pageOf } from '../support/electron/looks.ts';
import { useDesk, type OnTheDesk } from '../support/electron/on-the-desk.ts';
import { finish, ring } from '../support/electron/phone.ts';
import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { TEST_SECRETS } from '../support/test-app.ts';
import { withoutBrowser } from '../support/window.ts';

/** Spec §2. */
const AT_MOST_MS = 3000;

describe.skipIf(withoutBrowser)('F26: quitting', () => {
  const desk = useDesk();

  /** Started, rung and called, with a window that was looked at. */
  async function livedIn(): Promise<OnTheDesk & { door: string }> {
    const linekeeper = desk.start();
    const door = await linekeeper.ready();
    await ring(door, aRing());
    await finish(door, aTranscription({ startedAt: new Date() }));
    await (await pageOf(linekeeper)).getByText('Haircut wanted').waitFor();
    return { ...linekeeper, door };
  }

  it.each<[string, (linekeeper: OnTheDesk) => void]>([
    ['from the menu', (linekeeper) => menuOf(linekeeper).find('Quit').click()],
    ['by the system’s own command', ({ app }) => app.quit()],
    ['by a signal', ({ machine }) => void machine.emit('SIGTERM')],
    ['because the computer is switched off', ({ power }) => void power.emit('shutdown')],
  ])('when it is quit %s, then all is closed and consistent within three seconds', async (_how, quit) => {
    const linekeeper = await livedIn();
    const from = performance.now();

    quit(linekeeper);

    expect(await linekeeper.exited).toBe(0);
    expect(performance.now() - from).toBeLessThan(AT_MOST_MS);
    expect([linekeeper.windows.open(), linekeeper.tray.there(), linekeeper.awake.held()]).toEqual([[], [], []]);
    expect(linekeeper.ipc.channels()).toEqual([]);
    await expect(fetch(`${linekeeper.door}/health`)).rejects.toThrow();
    expectWhole(linekeeper.dataDir);
  });

  it('when something typed is on its way, then the page does not keep the computer from being switched off', async () => {
    const linekeeper = await livedIn();
    const page = await pageOf(linekeeper);
    await page.evaluate("addEventListener('beforeunload', (event) => event.preventDefault())");
    await page.mouse.click(1, 1);

    linekeeper.power.emit('shutdown');

    expect(await linekeeper.exited).toBe(0);
  });

  it('when it has run and ended, then no secret and no number stands in a file, a line of the log or on a command line', async () => {
    const linekeeper = await livedIn();
    const inside = commandLines();
    menuOf(linekeeper).find('Quit').click();
    await linekeeper.exited;

    const key = await linekeeper.safeStorage.decryptStringAsync(
      Buffer.from(readFileSync(join(linekeeper.dataDir, SEALED_KEY_FILE), 'utf8').trim(), 'base64'),
    );
    const hidden = [...Object.values(TEST_SECRETS), ANA, ANA.slice(1), key.result];
    const files = filesIn(linekeeper.home);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const bytes = readFileSync(file);
      for (const one of hidden) {
        expect(bytes.includes(one), `${file.slice(linekeeper.home.length)} holds what must be hidden`).toBe(false);
        expect(bytes.includes(Buffer.from(one).toString('base64').replaceAll('=', ''))).toBe(false);
      }
    }
    for (const one of hidden) expect(inside).not.toContain(one);
  });
});

/** The database can be opened by anybody else, holds no half write, and nothing lies beside it. */
function expectWhole(dataDir: string): void {
  const names = readdirSync(dataDir);
  expect(names).toContain('linekeeper.db');
  expect(names.filter((name) => /-wal$|-shm$|\.tmp$|^runtime/.test(name))).toEqual([]);
  const database = new Database(join(dataDir, 'linekeeper.db'), { readonly: true });
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
}

function filesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
}

/** What this process and every one beneath it were started with. */
function commandLines(): string {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map((id) => read(`/proc/${id}/cmdline`)).join('\n');
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}
