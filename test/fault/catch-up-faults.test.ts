import { describe, expect, it } from 'vitest';

import { catchingUp, NOW, unix } from '../support/catching-up.ts';
import { aFault, type HandCall } from '../support/providers/hand-voice.ts';

const aCall = (id: string): HandCall => ({ id, startedAt: unix(17) });
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

describe('F20: catching up with a provider that fails', () => {
  it('when there is no key, then it is off and nothing is asked again by itself', async () => {
    const { look, account, catchUp } = catchingUp({ calls: [aCall('a')] });
    account.onAsk(() => {
      throw aFault('key_missing');
    });
    await look();
    expect(catchUp.get()).toMatchObject({ state: 'off', fetched: 0, told: null });
  });

  it.each(['unreachable', 'timeout', 'interrupted', 'down', 'rate_limited', 'resting'] as const)(
    'when the list is answered with %s, then it waits with a sentence, and the next look gets everything',
    async (kind) => {
      const { look, account, catchUp, here } = catchingUp({ calls: [aCall('a')] });
      account.onAsk(() => {
        throw aFault(kind);
      });
      await look();
      expect(catchUp.get()).toMatchObject({ state: 'waiting', told: { code: 'conversations_no_recording' } });
      account.onAsk(() => undefined);
      await look();
      expect(here()).toEqual(['a']);
      expect(catchUp.get()).toMatchObject({ state: 'idle', told: null });
    },
  );

  it('when it asks to wait, then the call is not asked for before that', async () => {
    const { look, account, time, here } = catchingUp({ calls: [aCall('a')] });
    account.onAsk((request) => {
      if (request === 'read a') throw aFault('rate_limited', 120_000);
    });
    await look();
    account.onAsk(() => undefined);
    time.now = later(119);
    await look();
    expect(here()).toEqual([]);
    time.now = later(121);
    await look();
    expect(here()).toEqual(['a']);
  });

  it('when one answer is odd, then the others are fetched and it is tried again', async () => {
    const { look, account, time, here } = catchingUp({ calls: [aCall('a'), aCall('b')] });
    account.onAsk((request) => {
      if (request === 'read a') throw aFault('odd');
    });
    await look();
    expect(here()).toEqual(['b']);
    account.onAsk(() => undefined);
    time.now = later(10);
    await look();
    expect(here()).toEqual(['a', 'b']);
  });

  it('when it fails twenty times, then it is put aside and the rest goes on', async () => {
    const { look, account, time, catchUp } = catchingUp({ calls: [aCall('a')] });
    account.onAsk((request) => {
      if (request === 'read a') throw aFault('down');
    });
    for (let hours = 0; hours < 25; hours += 1) {
      time.now = later(hours * 7 * 3600);
      await look();
    }
    expect(account.asked.filter((request) => request === 'read a')).toHaveLength(20);
    expect(catchUp.get()).toMatchObject({ missing: 0, parked: 1, state: 'idle' });
  });

  it('when a call was deleted meanwhile, then it is no longer looked for', async () => {
    const { look, account, catchUp } = catchingUp({ calls: [aCall('a')] });
    account.onAsk((request) => {
      if (request === 'read a') account.calls.length = 0;
    });
    await look();
    expect(catchUp.get()).toMatchObject({ missing: 0, parked: 0, fetched: 0 });
  });

  it('when the database refuses, then nothing is lost and it is reported', async () => {
    const { look, account, stores, here, faults } = catchingUp({ calls: [aCall('a')] });
    const remove = stores.fetches.remove;
    stores.fetches.remove = () => {
      throw new Error('the disk is full');
    };
    await look();
    expect(faults).toHaveLength(1);
    expect(here()).toEqual([]);
    stores.fetches.remove = remove;
    await look();
    expect(here()).toEqual(['a']);
    expect(account.asked.filter((request) => request === 'read a')).toHaveLength(2);
  });

  it('when several are fetched, then one commit keeps them, and nothing waits for the disk', async () => {
    const { look, stores, here } = catchingUp({ calls: [aCall('a'), aCall('b'), aCall('c')] });
    const { add } = stores.inbox;
    const { transactUnsynced } = stores;
    const kept: boolean[] = [];
    let commits = 0;
    stores.inbox.add = (delivery) => {
      kept.push(stores.isSynced());
      return add(delivery);
    };
    stores.transactUnsynced = (work) => {
      commits += 1;
      return transactUnsynced(work);
    };
    await look();
    expect(here()).toEqual(['a', 'b', 'c']);
    expect(kept).toEqual([false, false, false]);
    expect(commits).toBe(1);
  });
});

describe('the silence of the webhook', () => {
  const ended = (minute: number, id: string): HandCall => ({ id, startedAt: unix(17, minute), seconds: 30 });

  it('when calls ended under our eyes and no report came, then it is said', async () => {
    const { look, silence } = catchingUp({ calls: [ended(10, 'a'), ended(20, 'b')] });
    await look();
    expect(silence.trouble()).toMatchObject([{ code: 'conversations_webhook_silent', values: { count: 2 } }]);
    silence.heard();
    expect(silence.trouble()).toEqual([]);
  });

  it('when they ended while the program was off, or just now, then nothing is wrong', async () => {
    const calls = [ended(10, 'a'), ended(20, 'b'), ended(59, 'c')];
    const { look, silence, here } = catchingUp({ calls, listensSince: unix(17, 30) });
    await look();
    expect(here()).toHaveLength(3);
    expect(silence.trouble()).toEqual([]);
  });
});
