import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ANA, anAudio } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { atTheDentist, crown, curls, other, openShops, SHOPS, type Shop } from '../support/shops.ts';
import { crossedRows, readDatabase } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

describe('a call whose shop shows only later', () => {
  let app: TestApp;
  let clock: ReturnType<typeof createTestClock>;
  let shops: Awaited<ReturnType<typeof openShops>>;
  beforeEach(async () => {
    clock = createTestClock();
    app = await startTestApp({ now: clock.now });
    shops = await openShops(app, clock.now);
  });
  afterEach(async () => {
    const crossed = crossedRows(app.dataDir);
    await app.stop();
    expect(crossed).toEqual([]);
  });

  const toldBy = async (shop: Shop): Promise<string> =>
    JSON.stringify(await shops.ring(shop, { call_sid: `CAtold${shop}` }));
  const valuesIn = async (shop: Shop): Promise<string[]> =>
    (await ownerOf(app).factsOf(ANA, shop)).map(({ value }) => value);

  it('when a call that seemed to be the default shop’s turns out to be the dentist’s, then all of it moves', async () => {
    await app.api('POST', `/api/memory/${hashOf(ANA)}`, { fact: `Knows ${other}` });
    await shops.ring('default', { call_sid: 'CA_moved', called_number: null });
    await app.tool('remember', { slot: 'likes', value: curls, call_sid: 'CA_moved' });

    await shops.called('dentist', { ...atTheDentist, conversationId: 'conv_moved', callSid: 'CA_moved' });

    const owner = ownerOf(app);
    const call = await owner.call('conv_moved');
    // What the agent had been told is the default shop’s memory, which the dentist must not come to hold.
    expect(call).toMatchObject({ businessId: 'dentist', callerName: 'Ana Lopez', pack: null });
    expect(await owner.personOf(ANA)).toMatchObject({ id: expect.not.stringContaining(call.callerId ?? '') as string });
    expect(await owner.personOf(ANA)).toMatchObject({ businessId: 'default', name: null, calls: 0, recentCalls: [] });
    expect((await owner.factsOf(ANA)).map(({ value }) => value)).toEqual([`Knows ${other}`]);
    const moved = (await owner.factsOf(ANA, 'dentist')).map(({ value }) => value);
    expect(moved).toEqual(expect.arrayContaining([curls, crown]));
    clock.forward(60);
    expect(await toldBy('default')).not.toMatch(new RegExp(`${crown}|${curls}`));
    expect(await toldBy('dentist')).not.toContain(other);
  });

  it('when only that call had made somebody known to the default shop, then nobody is left there', async () => {
    await shops.ring('default', { call_sid: 'CA_moved', called_number: null });
    await app.settled();
    await shops.ring('dentist', { call_sid: 'CA_moved' });
    await app.settled();

    const left = readDatabase(app.dataDir, (db) =>
      db.prepare('SELECT business_id FROM identities UNION ALL SELECT business_id FROM persons').pluck().all(),
    );
    expect(left).toEqual(['dentist', 'dentist']);
    expect(await ownerOf(app).call('CA_moved')).toMatchObject({ businessId: 'dentist', status: 'live' });
  });

  it('when the recording comes first and only the agent tells the shop, then the words are that shop’s', async () => {
    const dentist = { name: 'The dentist', trade: 'dentist', agentId: 'agent_dentist' };
    await app.api('PUT', '/api/businesses/dentist', { ...dentist, numbers: [SHOPS.dentist] });
    await app.finish(anAudio('conv_agent'));
    await app.settled();

    const data = { agent_id: 'agent_dentist' };
    const nowhere = { callSid: null, numberIn: 'variables' as const, to: '' };
    await shops.called('dentist', { ...atTheDentist, ...nowhere, conversationId: 'conv_agent', data });

    expect(await ownerOf(app).call('conv_agent')).toMatchObject({ businessId: 'dentist', callerName: 'Ana Lopez' });
  });

  it('when several share the number there, then what was noted waits there, and not with the default shop', async () => {
    await shops.called('dentist', { collected: { customer_name: 'Ana Lopez' } });
    const turns = [['user', 'My name is Ben Okafor.']] as const;
    await shops.called('dentist', { turns, collected: { customer_name: 'Ben Okafor' } });
    await app.api('POST', `/api/memory/${hashOf(ANA)}`, { fact: `Knows ${other}` });
    await shops.ring('default', { call_sid: 'CA_moved', called_number: null });
    await app.tool('remember', { slot: 'likes', value: curls, call_sid: 'CA_moved' });

    await shops.called('dentist', { callSid: 'CA_moved', turns: [['user', 'Hello.']], collected: {} });

    expect(await valuesIn('default')).toEqual([`Knows ${other}`]);
    expect(await ownerOf(app).call('CA_moved')).toMatchObject({ businessId: 'dentist', callerId: null });
  });

  it('when the number rang for the default shop, then a later word about the agent moves nothing', async () => {
    const dentist = { name: 'The dentist', agentId: 'agent_dentist', numbers: [SHOPS.dentist] };
    await app.api('PUT', '/api/businesses/dentist', dentist);
    await shops.ring('default', { call_sid: 'CA_stays' });

    const untold = { numberIn: 'nowhere' as const, data: { agent_id: 'agent_dentist' } };
    await shops.called('default', { ...untold, callSid: 'CA_stays', collected: { likes: curls } });

    expect(await ownerOf(app).call('CA_stays')).toMatchObject({ businessId: 'default' });
    expect(await valuesIn('dentist')).toEqual([]);
  });

  it('when a repeat of the ring names no shop, then what the default shop knows is not kept with the dentist’s call', async () => {
    await app.api('POST', `/api/memory/${hashOf(ANA)}`, { fact: `Knows ${other}` });
    await shops.ring('dentist', { call_sid: 'CA_twice' });
    await app.settled();
    const { pack } = await ownerOf(app).call('CA_twice');

    expect(JSON.stringify(await shops.ring('default', { call_sid: 'CA_twice', called_number: null }))).toContain(other);
    await app.settled();

    expect(pack).toMatchObject({ kind: 'new' });
    expect(await ownerOf(app).call('CA_twice')).toMatchObject({ businessId: 'dentist', pack });
  });

  it('when one call began as two, one of them at another shop, then it is one call of one shop', async () => {
    await shops.called('dentist', { ...atTheDentist, conversationId: 'conv_both', callSid: null });
    await shops.ring('default', { call_sid: 'CA_both', called_number: null });
    await app.tool('remember', { slot: 'likes', value: curls, call_sid: 'CA_both' });
    await shops.ring('default', { call_sid: 'CA_both', called_number: null, conversation_id: 'conv_both' });
    await app.settled();

    const call = await ownerOf(app).call('CA_both');
    expect(call).toMatchObject({ conversationId: 'conv_both', businessId: 'dentist', callerName: 'Ana Lopez' });
    expect((await valuesIn('dentist')).sort()).toEqual(expect.arrayContaining([curls, crown]));
    expect(await valuesIn('default')).toEqual([]);
    expect((await ownerOf(app).ask('calls.list', {})).calls).toHaveLength(1);
  });
});
