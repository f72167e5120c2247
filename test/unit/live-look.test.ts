import { describe, expect, it, onTestFinished } from 'vitest';

import type { AppEvents } from '#contract/events.ts';
import { ringing, withFinish } from '../../server/domain/call-record.ts';
import type { FinishedCall } from '../../server/domain/finished-call.ts';
import { createBus } from '../../server/platform/bus.ts';
import { createLiveLook } from '../../server/services/live-look.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { aHandVoice, type HandCall } from '../support/providers/hand-voice.ts';

const NOW = Date.parse('2026-11-20T18:00:00.000Z');
const unix = NOW / 1000;

/** One ring on the line, begun `ago` seconds before, and the conversations that the provider knows. */
function onTheLine({
  ago = 10,
  conversationId = null as string | null,
  isOurs = false,
  calls = [] as HandCall[],
} = {}) {
  const stores = openStores(':memory:');
  onTestFinished(() => stores.close());
  const account = aHandVoice(calls);
  const told: string[] = [];
  const bus = createBus<AppEvents>(() => undefined);
  bus.subscribe(({ name, payload }) => {
    if (name === 'call.changed') told.push(`${payload.status} ${payload.conversationId ?? '-'}`);
  });
  const startedAt = new Date(NOW - ago * 1000).toISOString();
  const ids = { businessId: 'default', identityId: null, agentId: null, callSid: 'CA1', conversationId };
  stores.calls.save({ ...ringing({ id: 'c1', ...ids, startedAt }), direction: isOurs ? 'outbound' : 'inbound' });
  const noteEnd = (call: FinishedCall): void => {
    const found = stores.calls.findByConversation(call.conversationId) ?? stores.calls.findBySid(call.callSid ?? '');
    if (found) stores.calls.save(withFinish(found, call, found, null));
  };
  let wanted = 0;
  const rows = { find: () => ({ call: stores.calls.find('c1'), callSid: 'CA1' }) };
  const live = createLiveLook({
    ...{ stores, rows, voice: account.voice, kinds: ['finished'], noteEnd, bus },
    onWanted: () => void (wanted += 1),
    now: () => new Date(NOW),
  });
  const isRinging = (): boolean | undefined => stores.calls.summary('c1')?.isRinging;
  return { ...live, isRinging, stores, account, told, call: () => stores.calls.find('c1'), wanted: () => wanted };
}

const talk = (over: Partial<HandCall> = {}): HandCall => ({
  id: 'conv',
  startedAt: unix - 8,
  state: 'live',
  callSid: 'CA1',
  ...over,
});

describe('a look at the line', () => {
  it('when nobody is on the line, then nothing is asked', async () => {
    const { look, stores, account } = onTheLine();
    stores.calls.remove('c1');
    expect(await look()).toBe(false);
    expect(account.asked).toEqual([]);
  });

  it('when hundreds of calls never told their end, then one look asks about the oldest few of them', async () => {
    const { look, stores, account } = onTheLine({ calls: [talk()] });
    const ids = { businessId: 'default', identityId: null, agentId: null };
    const began = (nth: number): string => new Date(NOW - 3_600_000 + nth).toISOString();
    for (let nth = 300; nth > 0; nth -= 1) {
      const own = { id: `old${nth}`, callSid: `CAold${nth}`, conversationId: `conv${nth}`, startedAt: began(nth) };
      stores.calls.save(ringing({ ...ids, ...own }));
    }
    expect(await look()).toBe(true);
    expect(account.asked).toHaveLength(64);
    expect(account.asked[0]).toBe('read conv1');
    expect(account.asked.at(-1)).toBe('read conv64');
  });

  it('when a ring became a conversation, then they are one, and it is asked for by its own name from then on', async () => {
    const { look, call, account, told } = onTheLine({ calls: [talk({ id: 'other', callSid: 'CA9' }), talk()] });
    expect(await look()).toBe(true);
    expect(call()).toMatchObject({ status: 'live', conversationId: 'conv' });
    expect(told).toEqual(['live conv']);
    account.asked.length = 0;
    expect(await look()).toBe(true);
    expect(account.asked).toEqual(['read conv']);
  });

  it('when somebody takes a call that we make, then that is told once', async () => {
    const begun = { conversationId: 'conv', isOurs: true, calls: [talk()] };
    const { look, account, isRinging, told } = onTheLine(begun);
    expect([await look(), isRinging(), told]).toEqual([true, true, []]);
    account.calls[0] = talk({ isUnderWay: true });
    await look();
    await look();
    expect([isRinging(), told]).toEqual([false, ['live conv']]);
  });

  it('when a call that we make was taken, then it stays so while it goes on and becomes one with another row, and no longer', async () => {
    const { look, stores, isRinging } = onTheLine({
      ...{ conversationId: 'conv', isOurs: true },
      calls: [talk({ isUnderWay: true })],
    });
    await look();
    const call = stores.calls.find('c1');
    if (!call) throw new Error('The call is gone.');
    stores.calls.save({ ...call, callSid: null, conversationId: null });
    stores.calls.save({ ...call, id: 'c2' });
    expect([isRinging(), stores.calls.summary('c2')?.isRinging]).toEqual([false, true]);
    stores.calls.absorb({ ...call, id: 'c2' }, 'c1');
    expect(stores.calls.summary('c2')).toMatchObject({ status: 'live', isRinging: false });
    stores.calls.save({ ...call, id: 'c2', status: 'ended' });
    expect([stores.calls.summary('c2')?.isRinging, stores.calls.markTaken('c2')]).toEqual([false, false]);
    stores.calls.save({ ...call, id: 'c2' });
    expect(stores.calls.summary('c2')?.isRinging).toBe(true);
  });

  it.each([
    ['processing', 'ended'],
    ['done', 'ended'],
    ['failed', 'failed'],
  ] as const)(
    'when the provider says that it is %s, then it leaves the line as %s and is fetched later',
    async (state, status) => {
      const { look, call, stores, wanted } = onTheLine({
        conversationId: 'conv',
        calls: [talk({ state, seconds: 8 })],
      });
      expect(await look()).toBe(false);
      expect(call()).toMatchObject({ status, durationSeconds: 8 });
      expect(stores.fetches.soonest('missed')).toBe(new Date(NOW + 120_000).toISOString());
      expect(wanted()).toBe(1);
    },
  );

  it('when a ring became no call, then it leaves the line after a minute and a half, and not before', async () => {
    const fresh = onTheLine({ ago: 80 });
    expect(await fresh.look()).toBe(true);
    const old = onTheLine({ ago: 100 });
    expect(await old.look()).toBe(false);
    expect(old.call()).toMatchObject({ status: 'failed', endedBecause: 'No call came of this ring' });
    expect(old.told).toEqual(['failed -']);
  });

  it('when a conversation does not say which call it is, then no ring is given up for it', async () => {
    const { look, call } = onTheLine({ ago: 100, calls: [talk({ callSid: null })] });
    expect(await look()).toBe(true);
    expect(call()?.status).toBe('live');
  });

  it('when conversations of others were met once, then they are not asked for again', async () => {
    const { look, account } = onTheLine({ calls: [talk({ id: 'other', callSid: 'CA9' })] });
    await look();
    account.asked.length = 0;
    await look();
    expect(account.asked).toEqual(['list']);
  });
});
