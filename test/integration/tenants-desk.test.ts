import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ANA, BEN } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { openShops } from '../support/shops.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

describe('the owner of several businesses', () => {
  let app: TestApp;
  let shops: Awaited<ReturnType<typeof openShops>>;
  const clock = createTestClock();
  beforeEach(async () => {
    app = await startTestApp({ now: clock.now });
    shops = await openShops(app, clock.now);
  });
  afterEach(() => app.stop());

  const json = async (method: string, path: string, body?: unknown) => {
    const response = await app.api(method, path, body);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const memory = `/api/memory/${hashOf(ANA)}`;
  const valuesIn = async (business?: string): Promise<string[]> =>
    (await ownerOf(app).factsOf(ANA, business)).map(({ value }) => value);

  it('when facts are written, then they go where the query or the body says, and else to the default business', async () => {
    await json('POST', memory, { fact: 'one' });
    await json('POST', `${memory}?business=salon`, { fact: 'two' });
    await json('POST', memory, { fact: 'three', business: 'dentist' });
    await json('POST', memory, { slot: 'likes', value: 'tea', business: 'dentist' });

    expect(await valuesIn()).toEqual(['one']);
    expect(await valuesIn('salon')).toEqual(['two']);
    expect((await valuesIn('dentist')).sort()).toEqual(['tea', 'three']);
    expect((await json('GET', `${memory}?business=salon`)).body).toMatchObject({ facts: [{ value: 'two' }] });
  });

  it.each([
    ['POST', `${memory}?business=salon`, { fact: 'x', business: 'dentist' }, 400],
    ['POST', `${memory}?business=NOT%20ONE`, { fact: 'x' }, 400],
    ['POST', `${memory}?business=nowhere`, { fact: 'x' }, 404],
    ['POST', memory, { fact: 'x', business: 'nowhere' }, 404],
    ['GET', `${memory}?business=nowhere`, undefined, 404],
    ['GET', `/api/callers/${hashOf(ANA)}?business=nowhere`, undefined, 404],
    ['POST', '/api/notes', { note: 'x', business: 'nowhere' }, 404],
    ['POST', '/api/notes', { note: 'x', business: 'nowhere', phone_hash: hashOf(ANA) }, 404],
    ['GET', '/api/notes?business=nowhere', undefined, 404],
    // Passed over in silence it would be told by every shop.
    ['POST', '/api/notes?business=dentist', { note: 'x' }, 400],
  ])('when %s %s is sent %j, then it is %i and nothing is stored', async (method, path, body, status) => {
    expect(await json(method, path, body)).toMatchObject({ status });
    const owner = ownerOf(app);
    expect(await owner.ask('callers.list', {})).toMatchObject({ callers: [] });
    expect(await owner.ask('notes.list', {})).toEqual({ notes: [] });
  });

  it('when an id is named together with another business, then there is nobody and nothing of that id', async () => {
    const { body } = await json('POST', memory, { fact: 'x', business: 'dentist' });
    const { id } = body['fact'] as { id: string };
    const person = (await ownerOf(app).personOf(ANA, 'dentist')).id;
    const fact = (query: string) => `${memory}/facts/${id}${query}`;

    for (const [method, path, change] of [
      ['PATCH', fact(''), { pinned: true }],
      ['PATCH', fact('?business=salon'), { pinned: true }],
      ['PATCH', `/api/facts/${id}?business=salon`, { pinned: true }],
      ['DELETE', fact(''), undefined],
      ['GET', `/api/callers/${person}?business=salon`, undefined],
      ['DELETE', `/api/callers/${person}?business=salon`, undefined],
      ['GET', `/api/callers/${person}/export?business=salon`, undefined],
      ['POST', '/api/notes', { note: 'x', callerId: person, business: 'salon' }],
    ] as const)
      expect(await json(method, path, change), `${method} ${path}`).toMatchObject({ status: 404 });

    expect(await json('PATCH', fact('?business=dentist'), { pinned: true })).toMatchObject({ status: 200 });
    expect(await json('PATCH', `/api/facts/${id}`, { pinned: false })).toMatchObject({ status: 200 });
    expect(await json('GET', `/api/callers/${person}`)).toMatchObject({ status: 200, body: { businessId: 'dentist' } });
  });

  it('when somebody never called, then their facts stand as the trade of their own shop has it', async () => {
    for (const business of ['salon', 'dentist'])
      for (const value of ['curly', 'wavy']) {
        await json('POST', memory, { slot: 'hair_type', value, business });
        clock.forward(1);
      }

    const standing = async (business: string) =>
      (await ownerOf(app).factsOf(ANA, business)).map(({ value, status }) => [value, status]);
    expect(Object.fromEntries(await standing('salon'))).toEqual({ curly: 'superseded', wavy: 'active' });
    expect(Object.fromEntries(await standing('dentist'))).toEqual({ curly: 'active', wavy: 'active' });
  });

  it('when lists and searches name a business, then only what is its own is in them, page by page', async () => {
    for (const from of [ANA, BEN]) {
      await shops.called('salon', { from, turns: [['user', 'A lilac rinse, please.']], collected: {} });
      await shops.called('dentist', { from, turns: [['user', 'Lilac toothpaste, please.']], collected: {} });
    }
    await shops.called('default', { turns: [['user', 'Anything in lilac?']], collected: {} });

    const owner = ownerOf(app);
    for (const query of [undefined, 'lilac']) {
      for (const business of ['salon', 'dentist'] as const) {
        const callers = await owner.ask('callers.list', { business, query });
        const calls = await owner.ask('calls.list', { business, query });
        expect(callers.callers.map(({ businessId }) => businessId)).toEqual([business, business]);
        expect(calls.calls.map(({ businessId }) => businessId)).toEqual([business, business]);
        const first = await owner.ask('calls.list', { business, query, limit: 1 });
        const cursor = first.nextCursor ?? '';
        const second = await owner.ask('calls.list', { business, query, limit: 1, cursor });
        expect([...first.calls, ...second.calls]).toEqual(calls.calls);
      }
      expect((await owner.ask('callers.list', { query })).callers).toHaveLength(5);
      expect((await owner.ask('calls.list', { query })).calls).toHaveLength(5);
      expect((await owner.ask('calls.list', { business: 'salon', query, live: true })).calls).toHaveLength(0);
    }
  });

  it('when a business still has callers, then it cannot be removed; when they are forgotten, it takes all of its own along', async () => {
    await json('POST', '/api/notes', { note: 'Painkillers are sold out', business: 'dentist' });
    await json('POST', '/api/notes', { note: 'The lift is out of order' });
    // Still on its way into the memory when the business is closed.
    await shops.ring('dentist');

    expect(await json('DELETE', '/api/businesses/dentist')).toMatchObject({
      status: 409,
      body: {
        error: { code: 'conflict', message: expect.stringMatching(/^The business still has callers/) as string },
      },
    });
    expect(await json('DELETE', `/api/callers/${hashOf(ANA)}?business=dentist`)).toMatchObject({ status: 200 });
    expect(await json('DELETE', '/api/businesses/dentist')).toMatchObject({ status: 200 });

    expect(await json('GET', `${memory}?business=dentist`)).toMatchObject({ status: 404 });
    expect((await ownerOf(app).ask('notes.list', {})).notes).toMatchObject([{ note: 'The lift is out of order' }]);
    shops = await openShops(app, clock.now);
    const again = JSON.stringify(await shops.ring('dentist', { call_sid: 'CAagain' }));
    expect(again).toContain('lift');
    expect(again).not.toContain('Painkillers');
  });

  it('when the shop of a call is closed before its words come, then no other shop inherits them', async () => {
    const call = { callSid: 'CA_closed', conversationId: 'conv_closed' };
    await shops.ring('dentist', { caller_id: 'anonymous', call_sid: 'CA_closed' });
    await app.settled();
    expect(await json('DELETE', '/api/businesses/dentist')).toMatchObject({ status: 200 });

    await shops.called('dentist', { ...call, collected: { customer_name: 'Ana Lopez' } });

    const owner = ownerOf(app);
    expect(await owner.call('conv_closed')).toMatchObject({ businessId: 'dentist', callerId: null, turns: [] });
    expect((await owner.ask('callers.list', {})).callers).toEqual([]);
  });

  it('when a script writes over the tunnel, then it may name the business in the address or beside the fact', async () => {
    const { token } = await ownerOf(app).ask('remote-writes.set', { enabled: true });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token ?? ''}` };
    const write = async (path: string, body: unknown): Promise<number> =>
      (await fetch(`${app.webhookUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).status;

    expect(await write(memory, { fact: 'one' })).toBe(200);
    expect(await write(memory, { fact: 'two', business: 'salon' })).toBe(200);
    expect(await write(memory, { slot: 'likes', value: 'three', business: 'salon' })).toBe(200);
    expect(await write(`${memory}?business=dentist`, { fact: 'four' })).toBe(200);
    expect(await write(`${memory}?phone_hash=${hashOf(BEN)}&fact=x`, { fact: 'five' })).toBe(200);
    expect(await write(`${memory}?business=dentist`, { fact: 'x', business: 'salon' })).toBe(400);
    expect(await write(memory, { fact: 'x', business: 'nowhere' })).toBe(404);
    expect(await write('/api/notes', { note: 'For the dentist', business: 'dentist' })).toBe(200);
    expect(await write('/api/notes?business=dentist', { note: 'x' })).toBe(400);

    expect((await valuesIn()).sort()).toEqual(['five', 'one']);
    expect((await valuesIn('salon')).sort()).toEqual(['three', 'two']);
    expect(await valuesIn('dentist')).toEqual(['four']);
    expect((await ownerOf(app).ask('notes.list', {})).notes).toMatchObject([{ businessId: 'dentist' }]);
    expect((await ownerOf(app).ask('callers.list', {})).callers).toHaveLength(3);
  });
});
