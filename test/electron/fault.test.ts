import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { eventsIn, SOON } from '../support/electron/looks.ts';
import { useDesk } from '../support/electron/on-the-desk.ts';
import { finish, isDoorHeld, ring } from '../support/electron/phone.ts';
import { damageTable } from '../support/damage-table.ts';
import { aRing, aTranscription } from '../support/factories.ts';
import { readDatabase } from '../support/stored.ts';
import { withoutBrowser } from '../support/window.ts';

const aCall = (nth: number) =>
  aTranscription({ conversationId: `conv_${nth}`, callSid: `CA_${nth}`, startedAt: new Date() });

/** Longer than the watch waits, and one of its looks. */
function spinOnPurpose(): void {
  const end = performance.now() + 1600;
  while (performance.now() < end);
}

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

  it('F6: when a page of the database turns out to be damaged, then the program begins again with all that can be read', async () => {
    const [home, keychain] = [desk.makeHome(), desk.keychain()];
    const first = desk.start({ home, keychain, argv: ['--hidden'] });
    const door = await first.ready();
    for (let nth = 0; nth < 30; nth += 1) expect(await finish(door, aCall(nth))).toBe(200);
    const learned = (): unknown =>
      readDatabase(first.dataDir, (db) => db.prepare(`SELECT count(*) FROM inbox WHERE state = 'done'`).pluck().get());
    await expect.poll(learned, SOON).toBe(30);
    first.machine.emit('SIGTERM');
    expect(await first.exited).toBe(0);
    damageTable(first.dataDir, 'turns');

    const second = desk.start({ home, keychain, argv: ['--hidden'] });
    // What was said in it is to be written where nothing can be read.
    await finish(await second.ready(), aCall(30));

    expect(await second.exited).toBe(1);
    expect(second.app.relaunches).toEqual([['--json', '--hidden', expect.stringMatching(/^--faults-at=\d+$/)]]);
    expect(eventsIn(second, 'database.broken')).toHaveLength(1);

    const third = desk.start({ home, keychain, argv: second.app.relaunches[0] ?? [] });
    expect(await ring(await third.ready(), aRing())).toMatchObject({ dynamic_variables: { caller_name: 'Ana Lopez' } });
    expect(readdirSync(third.dataDir).filter((name) => name.startsWith('corrupt-'))).toHaveLength(1);
  }, 40_000);

  it('F28: when the event loop stands still for more than a second, then the log says where', async () => {
    const linekeeper = desk.start({ argv: ['--hidden'] });
    await linekeeper.ready();
    const told = (): string[] => eventsIn(linekeeper, 'loop.stood-still').map((line) => JSON.stringify(line));
    await expect
      .poll(
        () => {
          spinOnPurpose();
          return told().find((line) => line.includes('spinOnPurpose'));
        },
        { timeout: 30_000, interval: 300 },
      )
      .toMatch(/"milliseconds":\d{4}/);
  }, 60_000);
});
