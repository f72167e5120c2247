import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { stringsInFiles } from '../receptionist/file-search.ts';
import { ANA, FAMILY, type Call } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { atTheDentist, crown, curls, other, openShops, type Shop } from '../support/shops.ts';
import { filesIn, rowCounts } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const atTheSalon: Partial<Call> = {
  turns: [['user', `My name is Ana Lopez and I like ${curls}.`]],
  collected: { customer_name: 'Ana Lopez', likes: curls },
  ...{ title: `About ${curls}`, summary: `She wants ${curls}.` },
};

describe('one caller and two businesses of one installation', () => {
  let app: TestApp;
  let clock: ReturnType<typeof createTestClock>;
  let shops: Awaited<ReturnType<typeof openShops>>;
  beforeEach(async () => {
    clock = createTestClock();
    app = await startTestApp({ now: clock.now });
    shops = await openShops(app, clock.now);
  });
  afterEach(() => app.stop());

  const forget = async (query: string) => (await app.api('DELETE', `/api/callers/${hashOf(ANA)}${query}`)).status;
  const toldBy = async (shop: Shop): Promise<string> =>
    JSON.stringify(await shops.ring(shop, { call_sid: `CAtold${shop}` }));

  it('when somebody whom the salon knows rings the dentist, then they are new there and nothing of the salon is told', async () => {
    await shops.called('salon', atTheSalon);
    clock.forward(60);

    const salon = await shops.ring('salon');
    const dentist = await shops.ring('dentist', { call_sid: 'CAdentist' });

    expect(salon.dynamic_variables).toMatchObject({ caller_name: 'Ana Lopez', is_returning_caller: true });
    expect(JSON.stringify(salon)).toContain(curls);
    expect(dentist.dynamic_variables).toMatchObject({ caller_name: '', is_returning_caller: false });
    expect(dentist.dynamic_variables['caller_memory']).toContain('First call from this number');
    expect(JSON.stringify(dentist)).not.toMatch(new RegExp(`Ana|Lopez|${curls}`));
    expect(dentist.user_id).not.toBe(salon.user_id);
    const recalled = await app.tool('recall', { query: `${curls} Ana`, call_sid: 'CAdentist' });
    expect(recalled).toMatchObject({ success: true, data: { found: [] } });
  });

  it('when a tool is used in a call to the dentist, then the dentist alone knows it, whatever the agent claims', async () => {
    await shops.called('salon', atTheSalon);
    await shops.ring('salon', { call_sid: 'CAsalon' });
    await shops.ring('dentist', { call_sid: 'CAdentist' });

    const claims = { business: 'salon', tenant_id: 'salon', caller_id: ANA, user_id: 'somebody' };
    await app.tool('remember', { slot: 'allergies', value: other, call_sid: 'CAdentist', ...claims });
    await app.tool('take_message', { message: `Ring me about the ${crown}`, call_sid: 'CAdentist', ...claims });

    expect(await toldBy('salon')).not.toMatch(new RegExp(`${other}|${crown}`));
    const asked = await app.tool('recall', { query: `${other} ${curls}`, call_sid: 'CAsalon' });
    expect(JSON.stringify(asked)).toContain(curls);
    expect(JSON.stringify(asked)).not.toContain(other);
    expect((await ownerOf(app).factsOf(ANA, 'dentist')).map(({ value }) => value)).toEqual([other]);
  });

  it('when one business forgets a caller, then the other one remembers, and each knows for itself what is over', async () => {
    await shops.called('salon', atTheSalon);
    await shops.called('dentist', atTheDentist);
    clock.forward(60);

    expect(await forget('?business=dentist')).toBe(200);

    const files = filesIn(app.dataDir);
    expect([...(await stringsInFiles([curls, crown], files))]).toEqual([curls]);
    expect(await toldBy('salon')).toContain(curls);
    expect(await toldBy('dentist')).toContain('First call from this number');
    // Deliveries of an hour ago that come late: at the salon nobody was forgotten.
    const late = { startedAt: new Date('2026-11-20T10:30:00.000Z'), turns: [['user', 'Hello.']] as const };
    await shops.called('dentist', { ...late, collected: { likes: crown } });
    await shops.called('salon', { ...late, collected: { likes: other } });
    expect(await toldBy('dentist')).not.toContain(crown);
    expect(await toldBy('salon')).toContain(other);
  });

  it('when both share one day of forgetting, then nothing of either is in any file', async () => {
    await shops.called('salon', atTheSalon);
    await shops.called('dentist', atTheDentist);

    expect([await forget('?business=salon'), await forget('?business=dentist'), await forget('')]).toEqual([
      200, 200, 404,
    ]);

    expect([...(await stringsInFiles([curls, crown, 'Ana Lopez'], filesIn(app.dataDir)))]).toEqual([]);
    expect(rowCounts(app.dataDir)).toMatchObject({ persons: 0, identities: 0, calls: 0, facts: 0 });
  });

  it('when a family shares a phone at the salon, then the dentist still knows the one who calls there', async () => {
    const from = FAMILY;
    await shops.called('salon', { ...atTheSalon, from });
    const turns = [['user', 'My name is Ben Okafor, I like tea.']] as const;
    await shops.called('salon', { from, turns, collected: { customer_name: 'Ben Okafor' } });
    await shops.called('dentist', { ...atTheDentist, from });

    expect((await shops.ring('salon', { caller_id: from })).dynamic_variables['caller_memory']).toMatch(/share this/);
    const dentist = await shops.ring('dentist', { caller_id: from });
    expect(dentist.dynamic_variables).toMatchObject({ caller_name: 'Ana Lopez', is_returning_caller: true });
    expect(JSON.stringify(dentist)).not.toMatch(/Ben|Okafor/);
    const { sharesNumberWith } = await ownerOf(app).personOf(from, 'dentist');
    expect(sharesNumberWith).toEqual([]);
  });

  it('when the provider echoes a key of the salon after a call to the dentist, then it opens nothing', async () => {
    await shops.called('salon', atTheSalon);
    const { user_id = '' } = await shops.ring('salon');
    const echo = { user_id };

    await shops.called('dentist', { ...atTheDentist, conversationId: 'conv_d', from: null, echo });
    await shops.called('salon', { conversationId: 'conv_s', from: null, echo, turns: [['user', 'Hello again.']] });

    const owner = ownerOf(app);
    expect(await owner.call('conv_d')).toMatchObject({ businessId: 'dentist', callerId: null, turns: [] });
    expect(await owner.call('conv_s')).toMatchObject({ businessId: 'salon', callerName: 'Ana Lopez' });
  });

  it('when there are notes, then each shop tells its own, those about its callers, and those of every shop', async () => {
    const owner = ownerOf(app);
    await owner.ask('notes.add', { note: 'The lift is out of order' });
    await owner.ask('notes.add', { note: 'Painkillers are sold out', business: 'dentist' });
    await owner.ask('notes.add', { note: 'Likes the window', phone_hash: hashOf(ANA), business: 'salon' });

    const [salon, dentist, first] = [await toldBy('salon'), await toldBy('dentist'), await toldBy('default')];

    expect(salon).toMatch(/window.*lift/);
    expect(salon).not.toContain('Painkillers');
    expect(dentist).toMatch(/Painkillers.*lift/);
    expect(dentist).not.toContain('window');
    expect(first).toContain('lift');
    expect(first).not.toMatch(/window|Painkillers/);
    const shown = async (input: Parameters<typeof owner.ask<'notes.list'>>[1]) =>
      (await owner.ask('notes.list', input)).notes.map(({ businessId }) => businessId);
    expect(await shown({})).toEqual(['salon', 'dentist', null]);
    expect(await shown({ business: 'dentist' })).toEqual(['dentist', null]);
    expect(await shown({ business: 'salon', phone_hash: hashOf(ANA) })).toEqual(['salon']);
    expect(await shown({ business: 'dentist', phone_hash: hashOf(ANA) })).toEqual([]);
  });
});
