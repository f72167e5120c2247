import { describe, expect, it } from 'vitest';

import { createCallsKnown } from '../../server/services/calls-known.ts';
import { catchingUp, NOW, unix } from '../support/catching-up.ts';
import { caughtUp, fetchedApp, until } from '../support/providers/fetched-app.ts';
import { CALLER } from '../support/providers/pretended.ts';
import { ownerOf } from '../support/owner.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const DAY = 24 * 60;
const IDLE = '+12125550178';
const LIST = /GET .*\/conversations$/u;
const SAID = [{ role: 'user', message: 'It is about the lilac wallpaper.' }] as const;

/** Two callers, a limit of thirty days for the idle, and a computer that was off for forty. */
async function backAfterForty() {
  const clock = createTestClock();
  const dataDir = temporaryDirectory();
  const shop = await fetchedApp({}, { now: clock.now, dataDir });
  const nowSeconds = (): number => Math.floor(clock.now().getTime() / 1000);
  const aCall = (external: string) => shop.aCall({ external, startedAt: nowSeconds() - 3600, turns: [...SAID] });
  const old = [aCall(CALLER), aCall(IDLE)];
  const app = await shop.start({ keep: true });
  await caughtUp(app);
  await ownerOf(app).ask('settings.save', { retention: { callers: 30 } });
  await app.settled();
  expect((await ownerOf(app).ask('callers.list', {})).callers).toHaveLength(2);
  await app.stop();
  clock.forward(39 * DAY);
  const missed = aCall(CALLER);
  clock.forward(DAY);
  return { ...shop, dataDir, clock, old, missed };
}

const callersOf = async (app: Parameters<typeof ownerOf>[0]): Promise<string[]> =>
  (await ownerOf(app).ask('callers.list', {})).callers.map(({ id }) => id);

describe('idle callers and calls that were missed', () => {
  it('when somebody called while the computer was off, then they stay, and who did not call is forgotten', async () => {
    const { start, elevenLabs, old, missed } = await backAfterForty();
    // Nothing is known before the list is read: nobody goes, whatever the clock says.
    const gone = { method: 'GET', path: /conversations$/u, fault: { kind: 'status', status: 503 }, times: 2 } as const;
    elevenLabs.faults.add(gone);
    const app = await start({ keep: true });
    await app.settled();
    expect(await callersOf(app)).toHaveLength(2);
    await caughtUp(app);
    await until(
      () => callersOf(app),
      ({ length }) => length === 1,
    );
    expect(await ownerOf(app).personOf(CALLER)).toMatchObject({ calls: 2 });
    expect(await ownerOf(app).call(missed.id)).toMatchObject({ status: 'ended' });
    await expect(ownerOf(app).personOf(IDLE)).rejects.toThrow();
    await expect.poll(() => old.map(({ id }) => elevenLabs.state.conversations.has(id))).toEqual([true, false]);
    await app.stop();
  });

  it('when there is no key, then there is nothing to fetch, and the idle go at the start', async () => {
    const { asked, clock, dataDir } = await backAfterForty();
    const before = asked(LIST).length;
    const app = await startTestApp({ dataDir, now: clock.now, keep: true });
    await until(
      () => callersOf(app),
      ({ length }) => length === 0,
    );
    expect(asked(LIST)).toHaveLength(before);
    await app.stop();
  });

  it('when the list was not read lately, or names a call that is still to be fetched, then it is not known who called', async () => {
    const shop = catchingUp({ calls: [{ id: 'a', startedAt: unix(17), state: 'live' }] });
    const { stores, catchUp, backfill, time, account, look } = shop;
    let key = true;
    const calls = createCallsKnown({ stores, catchUp, backfill, hasKey: () => key, now: () => time.now });
    const [before, after] = ['2026-11-20T16:59:00.000Z', '2026-11-20T17:01:00.000Z'];
    const known = (): boolean[] => [calls.since(before), calls.since(after)];
    expect(known()).toEqual([false, false]);
    const { signal } = new AbortController();
    expect(await calls.askedSince(after, signal)).toBe(true);
    expect([known(), account.asked]).toEqual([
      [false, true],
      ['list', 'read a'],
    ]);
    time.now = new Date(NOW.getTime() + 20_000);
    account.calls.forEach((call) => (call.state = 'done'));
    await look();
    expect(known()).toEqual([true, true]);
    for (const hours of [3, -3]) {
      time.now = new Date(NOW.getTime() + hours * 3_600_000);
      expect(known()).toEqual([false, false]);
    }
    account.onAsk(() => new Promise(() => undefined));
    expect(await calls.askedSince(after, AbortSignal.abort())).toBe(false);
    key = false;
    expect([known(), await calls.askedSince(before, signal)]).toEqual([[true, true], true]);
  });
});
