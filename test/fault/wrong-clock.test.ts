import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';

import { startBuilt } from '../support/built-program.ts';
import { aTranscription } from '../support/factories.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** In minutes. */
const DAY = 1440;
const SOON = { timeout: 15_000 };
const hasFaketime = spawnSync('faketime', ['--version']).status === 0;
if (!hasFaketime && process.env['CI'] === 'true') throw new Error('faketime is missing: no clock is turned.');

const at = (offset: number): Date => new Date(Date.now() + offset);
const aCall = (name: string, startedAt: Date) =>
  aTranscription({ conversationId: name, callSid: `CA_${name}`, startedAt });

describe.skipIf(!hasFaketime)('F11: a clock that is turned', () => {
  it('when it goes a day ahead, back by two, and to half an hour and a minute off, then callers are known and every call is kept all along', async () => {
    const dataDir = `${temporaryDirectory()}/data`;
    for (const [index, minutes] of [DAY, -DAY, 31, -31].entries()) {
      const offset = minutes * 60_000;
      // What runs by the monotonic clock is not told of it: no system turns that.
      const program = await startBuilt({
        dataDir,
        through: ['faketime', '-f', `${minutes < 0 ? '' : '+'}${minutes}m`],
        env: { FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' },
      });
      expect(Math.abs(Date.parse((await program.status()).startedAt) - at(offset).getTime())).toBeLessThan(60_000);
      // Nobody outside has told the time yet, so this clock is all there is to go by.
      expect(await program.deliver(aCall(`real_${index}`, at(0)), at(0))).toBe(401);
      expect(await program.deliver(aCall(`told_${index}`, at(offset)), at(offset))).toBe(200);
      await expect
        .poll(async () => (await program.ring(`CA_${index}`)).dynamic_variables['caller_name'], SOON)
        .toBe('Ana Lopez');
      const told = async () => (await program.status()).database;
      await expect.poll(told, SOON).toMatchObject({ ok: true, inboxWaiting: 0, inboxParked: 0, callers: 1 });
      const gone = once(program.child, 'exit');
      process.kill(program.pid, 'SIGTERM'); // and not the one who turns its clock
      expect((await gone)[0]).toBe(0);
    }
  }, 60_000);
});
