import { describe, expect, it } from 'vitest';

import { callTombstone } from '../../server/services/call-identity.ts';
import { catchingUp, NOW, unix } from '../support/catching-up.ts';
import { aFault, type HandCall } from '../support/providers/hand-voice.ts';

const at = (hour: number, id: string, over: Partial<HandCall> = {}): HandCall => ({
  id,
  startedAt: unix(hour),
  ...over,
});
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

describe('catching up', () => {
  it('when calls ended while nobody listened, then each is fetched once and nothing is asked twice', async () => {
    const { look, here, account, catchUp } = catchingUp({ calls: [at(17, 'a'), at(17, 'b')] });
    await look();
    expect(here()).toEqual(['a', 'b']);
    expect(catchUp.get()).toMatchObject({ state: 'idle', fetched: 2, missing: 0, lookedAt: NOW.toISOString() });
    await look();
    expect(account.asked).toEqual(['list', 'read a', 'read b', 'list']);
  });

  it('when a report came by itself, then its call is not fetched', async () => {
    const { look, intake, account } = catchingUp({ calls: [at(17, 'a')] });
    await intake.take({ kind: 'finished', conversationId: 'a', body: Buffer.from('{}'), bodyFile: null });
    await look();
    expect(account.asked).toEqual(['list']);
  });

  it('when only the recording of a call came, then its words are fetched', async () => {
    const { look, intake, account } = catchingUp({ calls: [at(17, 'a')] });
    await intake.take({ kind: 'sound', conversationId: 'a', body: Buffer.from('{}'), bodyFile: null });
    await look();
    expect(account.asked).toContain('read a');
  });

  it('when the report comes while its call is being fetched, then there is one', async () => {
    const { look, intake, account, here } = catchingUp({ calls: [at(17, 'a')] });
    account.onAsk(async (request) => {
      if (request === 'read a')
        await intake.take({ kind: 'finished', conversationId: 'a', body: Buffer.from('{}'), bodyFile: null });
    });
    await look();
    expect(here()).toEqual(['a']);
  });

  it('when somebody was forgotten, then their call is not fetched, also when it was noted down before', async () => {
    const { look, stores, account, here } = catchingUp({ calls: [at(17, 'a'), at(17, 'b')] });
    stores.settings.bury(callTombstone('a'), NOW.toISOString());
    account.onAsk((request) => {
      if (request === 'list') stores.settings.bury(callTombstone('a'), NOW.toISOString());
    });
    stores.fetches.want({ conversationId: 'a', startedAt: unix(17) }, 'missed', ['finished']);
    await look();
    expect(account.asked).toEqual(['list', 'read b']);
    expect(here()).toEqual(['b']);
  });

  it('when a call goes on or is being analysed, then it is looked at again and fetched once it is over', async () => {
    const calls = [at(17, 'a', { state: 'live' }), at(17, 'b', { state: 'processing' })];
    const { look, time, here, account, catchUp } = catchingUp({ calls });
    await look();
    expect(here()).toEqual([]);
    expect(catchUp.get()).toMatchObject({ missing: 2, parked: 0 });
    account.calls.forEach((call) => (call.state = 'done'));
    await look();
    expect(here()).toEqual([]);
    time.now = later(21);
    await look();
    expect(here()).toEqual(['a', 'b']);
  });

  it('when the shops have agents, then only their calls are asked for', async () => {
    const calls = [at(17, 'a', { agentId: 'ours' }), at(17, 'b', { agentId: 'of somebody else' })];
    const { look, here } = catchingUp({ calls, agents: ['ours', 'ours too'] });
    await look();
    expect(here()).toEqual(['a']);
  });

  it('when a call began in the two hours before the newest known one, then it is found', async () => {
    const { look, account, here } = catchingUp({ calls: [at(17, 'a')] });
    await look();
    account.calls.push(at(15, 'b'), at(14, 'too old'));
    await look();
    expect(here()).toEqual(['a', 'b']);
  });

  it('when the program dies in the middle of the list, then the next one goes on at that page', async () => {
    const calls = ['a', 'b', 'c', 'd', 'e'].map((id, index) => ({ id, startedAt: unix(17, index) }));
    const one = catchingUp({ calls, pageSize: 2 });
    one.account.onAsk((request) => {
      if (request === 'list 2') throw aFault('unreachable');
    });
    await one.look();
    one.stop();
    const two = catchingUp({ calls, pageSize: 2, dataDir: one.dataDir });
    await two.look();
    expect(two.account.asked.filter((request) => request.startsWith('list'))).toEqual(['list 2', 'list 4']);
    expect(two.here()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('when the provider no longer knows the page, then the list is read anew', async () => {
    const calls = ['a', 'b', 'c'].map((id, index) => ({ id, startedAt: unix(17, index) }));
    const { look, account, here } = catchingUp({ calls, pageSize: 2 });
    let refusals = 0;
    account.onAsk((request) => {
      if (request === 'list 2' && (refusals += 1) === 1) throw aFault('rejected');
    });
    await look();
    expect(here()).toEqual(['a', 'b', 'c']);
  });
});
