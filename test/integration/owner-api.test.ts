import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AppEvent } from '#contract/events.ts';

import { ANA, aRing, aTranscription, BEN, FAMILY } from '../support/factories.ts';
import { holdDatabase } from '../support/hold-database.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

describe('the owner’s memory desk', () => {
  let app: TestApp;
  let clock: ReturnType<typeof createTestClock>;
  let heard: AppEvent[];
  beforeEach(async () => {
    clock = createTestClock();
    app = await startTestApp({ now: clock.now });
    heard = [];
    app.bus.subscribe((event) => heard.push(event));
  });
  afterEach(() => app.stop());

  const json = async (method: string, path: string, body?: unknown) => {
    const response = await app.api(method, path, body);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const ringsWith = async (): Promise<string> => JSON.stringify(await app.ring(aRing({ call_sid: 'CA_next' })));

  it('when a script adds seed 000’s plain fact for a number that never rang, then its first ring is told it', async () => {
    const added = await json('POST', `/api/memory/${hashOf(ANA)}`, { fact: 'Prefers the seat by the window' });

    expect(added).toMatchObject({ status: 200, body: { fact: { slot: 'remark', source: 'staff', status: 'active' } } });
    expect(heard).toMatchObject([{ name: 'caller.changed' }]);
    expect(await ringsWith()).toContain('seat by the window');
    await app.settled();
    expect(await ownerOf(app).personOf(ANA)).toMatchObject({ maskedNumbers: ['••23'], calls: 1 });
  });

  it('when a typed fact is corrected, pinned, approved, forgotten and brought back, then each is told at once', async () => {
    await app.finish(aTranscription());
    await app.settled();
    clock.forward(30);
    const owner = ownerOf(app);
    const find = async (slot: string) => (await owner.factsOf(ANA)).filter((fact) => fact.slot === slot);
    const path = (id: string) => `/api/memory/${hashOf(ANA)}/facts/${id}`;

    const [time] = await find('preferred_time');
    const corrected = await json('PATCH', path(time?.id ?? ''), { value: 'Saturdays only' });
    expect(corrected).toMatchObject({ status: 200, body: { fact: { value: 'Saturdays only', source: 'staff' } } });
    expect((await find('preferred_time')).map(({ status }) => status).sort()).toEqual(['active', 'superseded']);
    expect(await ringsWith()).toContain('Saturdays only');

    const id = (corrected.body['fact'] as { id: string }).id;
    expect(await json('PATCH', path(id), { pinned: true })).toMatchObject({ body: { fact: { pinned: true } } });
    expect(await json('DELETE', path(id))).toMatchObject({ body: { fact: { status: 'forgotten', pinned: false } } });
    expect(await ringsWith()).not.toContain('Saturdays only');
    expect(await ringsWith()).toContain('mornings');
    expect(await json('PATCH', path(id), { status: 'active' })).toMatchObject({ body: { fact: { status: 'active' } } });
    expect(await ringsWith()).toContain('Saturdays only');

    const expiresAt = '2026-11-20T11:00:00.000Z';
    expect(await json('PATCH', path(id), { expiresAt })).toMatchObject({ body: { fact: { expiresAt } } });
    clock.forward(120);
    expect(await ringsWith()).not.toContain('Saturdays only');
  });

  it.each([
    ['language', 'German', 'de'],
    ['email', 'Ana.Lopez@Example.test', 'ana.lopez@example.test'],
    ['vehicle_plate', 'ab 12 cde', 'AB 12 CDE'],
    ['likes', 'tea, black, no sugar', 'tea, black, no sugar'],
  ])('when staff types %s as %j, then it is kept as %j', async (slot, value, kept) => {
    await json('POST', `/api/memory/${hashOf(ANA)}`, { slot, value });
    expect(await ownerOf(app).factsOf(ANA)).toMatchObject([{ slot, value: kept, status: 'active' }]);
  });

  it('when a thing that only this trade knows is corrected, then it is superseded like any other', async () => {
    await json('PUT', '/api/businesses/default', { name: 'Salon Marigold', trade: 'salon' });
    const added = (await json('POST', `/api/memory/${hashOf(ANA)}`, { slot: 'hair_type', value: 'curly' })).body[
      'fact'
    ] as {
      id: string;
    };
    clock.forward(1);
    await json('PATCH', `/api/facts/${added.id}`, { value: 'wavy' });

    const standing = (await ownerOf(app).factsOf(ANA)).map(({ value, status }) => [value, status]);
    expect(Object.fromEntries(standing)).toEqual({ curly: 'superseded', wavy: 'active' });
  });

  it('when another program holds the database, then a change is 503 with a sentence, and works again afterwards', async () => {
    const letGo = await holdDatabase(app.dataDir, 'BEGIN IMMEDIATE');
    expect(await json('POST', '/api/notes', { note: 'x' })).toMatchObject({
      status: 503,
      body: { error: { code: 'unavailable', message: expect.stringContaining('Try again') as string } },
    });
    await letGo();
    expect(await json('POST', '/api/notes', { note: 'x' })).toMatchObject({ status: 200 });
  });

  it('when one thing of a list is corrected, then only that one goes', async () => {
    const add = async (value: string) => json('POST', `/api/memory/${hashOf(ANA)}`, { slot: 'likes', value });
    await add('green tea');
    const wrong = (await add('roze wine')).body['fact'] as { id: string };

    expect(await json('PATCH', `/api/facts/${wrong.id}`, { value: 'rosé wine' })).toMatchObject({ status: 200 });

    const likes = (await ownerOf(app).factsOf(ANA)).filter(({ status }) => status === 'active');
    expect(likes.map(({ value }) => value).sort()).toEqual(['green tea', 'rosé wine']);
  });

  it('when a fact of another caller is named under a number, then it is not found', async () => {
    const { body } = await json('POST', `/api/memory/${hashOf(BEN)}`, { fact: 'Collects stamps' });
    const id = (body['fact'] as { id: string }).id;

    for (const method of ['PATCH', 'DELETE']) {
      const answer = await json(
        method,
        `/api/memory/${hashOf(ANA)}/facts/${id}`,
        method === 'PATCH' ? { pinned: true } : undefined,
      );
      expect(answer).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
    }
    expect(await ownerOf(app).factsOf(BEN)).toMatchObject([{ pinned: false, status: 'active' }]);
  });

  it('when a number is shared, then writing by its hash is refused and writing by the person’s id works', async () => {
    await app.finish(aTranscription({ from: FAMILY }));
    const ben = { conversationId: 'conv_b', callSid: 'CA_b', collected: { customer_name: 'Ben Okafor' } };
    await app.finish(aTranscription({ from: FAMILY, ...ben, turns: [['user', 'My name is Ben Okafor.']] }));
    await app.settled();
    const { callerId } = await ownerOf(app).call('conv_b');

    const refused = await json('POST', `/api/memory/${hashOf(FAMILY)}`, { fact: 'x' });
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).toContain('use the id of one of them');
    expect(await json('GET', `/api/callers/${hashOf(FAMILY)}`)).toMatchObject({ status: 409 });
    const noted = await json('POST', '/api/notes', { note: 'Pays in coins', callerId });
    expect(noted).toMatchObject({ status: 200, body: { note: { callerId } } });
    expect(await ownerOf(app).caller(callerId ?? '')).toMatchObject({
      name: 'Ben Okafor',
      notes: [{ note: 'Pays in coins' }],
      sharesNumberWith: [{ name: 'Ana Lopez' }],
    });
  });

  it('when notes are written, listed and removed, then the next ring knows', async () => {
    const closed = await json('POST', '/api/notes', { note: 'Closed on Friday', from: '2026-11-20', to: '2026-11-20' });
    await json('POST', '/api/notes', { note: 'Ask for the blue card', phone_hash: hashOf(ANA) });

    expect(await ringsWith()).toMatch(/Closed on Friday/);
    expect(await ringsWith()).toMatch(/blue card/);
    expect((await json('GET', '/api/notes')).body['notes']).toHaveLength(2);
    expect((await json('GET', `/api/notes?phone_hash=${hashOf(ANA)}`)).body['notes']).toHaveLength(1);
    const { id } = closed.body['note'] as { id: string };
    expect(await json('DELETE', `/api/notes/${id}`)).toMatchObject({ status: 200 });
    expect(await json('DELETE', `/api/notes/${id}`)).toMatchObject({ status: 404 });
    expect(await ringsWith()).not.toMatch(/Closed on Friday/);
  });

  it('when a task is ticked off and taken back, then lists and rings follow', async () => {
    await app.ring(aRing());
    await app.tool('take_message', { message: 'Ring me about the invoice', call_sid: 'CA0001' });
    const [task] = (await ownerOf(app).ask('tasks.list', {})).tasks;

    await json('PATCH', `/api/tasks/${task?.id}`, { done: true });
    expect((await json('GET', '/api/tasks')).body['tasks']).toEqual([]);
    expect((await json('GET', '/api/tasks?open=false')).body['tasks']).toHaveLength(1);
    expect(await ringsWith()).not.toContain('invoice');
    await json('PATCH', `/api/tasks/${task?.id}`, { done: false });
    expect((await json('GET', '/api/tasks?open=true')).body['tasks']).toHaveLength(1);
    expect(await ringsWith()).toContain('invoice');
  });

  it('when a caller is exported, then everything held is there, the number in clear', async () => {
    await app.finish(aTranscription());
    await app.settled();

    const { status, body } = await json('GET', `/api/callers/${hashOf(ANA)}/export`);

    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Ana Lopez', numbers: [ANA], calls: [{ conversationId: 'conv_0001' }] });
    expect((body['calls'] as { turns: unknown[] }[])[0]?.turns).toHaveLength(3);
  });
});
