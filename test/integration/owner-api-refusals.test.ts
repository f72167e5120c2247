import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { AppEvent } from '#contract/events.ts';

import { ANA } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';

const cursorOf = (parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('what the owner’s desk refuses', () => {
  let app: TestApp;
  let heard: AppEvent[];
  beforeAll(async () => {
    app = await startTestApp();
    app.bus.subscribe((event) => heard.push(event));
  });
  beforeEach(() => void (heard = []));
  afterAll(() => app.stop());

  const json = async (method: string, path: string, body?: unknown) => {
    const response = await app.api(method, path, body);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it.each([
    ['POST', `/api/memory/${hashOf(ANA)}`, { fact: '' }],
    ['POST', `/api/memory/${hashOf(ANA)}`, { fact: 'x'.repeat(161) }],
    ['POST', `/api/memory/${hashOf(ANA)}`, { slot: 'Bad Slot', value: 'x' }],
    ['POST', `/api/memory/${hashOf(ANA)}`, { fact: 'x', phone: ANA }],
    ['POST', `/api/memory/${hashOf(ANA)}`, [1]],
    ['POST', `/api/memory/${hashOf(ANA).toUpperCase()}`, { fact: 'x' }],
    ['POST', `/api/memory/${encodeURIComponent(ANA)}`, { fact: 'x' }],
    ['PATCH', `/api/facts/${NOBODY}`, { status: 'superseded' }],
    ['PATCH', '/api/facts/1', { pinned: true }],
    ['POST', '/api/notes', { note: ' ' }],
    ['POST', '/api/notes', { note: 'x', from: '2026-02-30' }],
    ['POST', '/api/notes', { note: 'x', from: '2026-03-02', to: '2026-03-01' }],
    ['POST', '/api/notes', ['x']],
    ['GET', '/api/calls?limit=0', undefined],
    ['GET', '/api/calls?limit=1000', undefined],
    ['GET', `/api/calls?query=${'x'.repeat(201)}`, undefined],
    ['GET', '/api/callers/ana', undefined],
    ['GET', '/api/calls?cursor=tampered', undefined],
    ['GET', `/api/calls?cursor=${cursorOf(['0'])}`, undefined],
    ['GET', `/api/calls?cursor=${cursorOf(['', NOBODY])}`, undefined],
    ['GET', `/api/calls?query=tea&cursor=${cursorOf(['-1'])}`, undefined],
    ['GET', `/api/calls?query=tea&cursor=${cursorOf(['NaN'])}`, undefined],
    ['GET', `/api/callers?cursor=${cursorOf(['zzz'])}`, undefined],
    ['GET', `/api/callers?query=tea&cursor=${cursorOf([NOBODY])}`, undefined],
    ['GET', '/api/callers?cursor=', undefined],
    ['PUT', '/api/businesses/UPPER', { name: 'x' }],
    ['PUT', '/api/businesses/shop', { name: 'x', zone: 'Moon/Base' }],
    ['PUT', '/api/businesses/shop', { name: 'x', greeting: 'Hello {{caller_name}}' }],
    ['PUT', '/api/businesses/shop', { name: 'x', returningGreeting: 'Hello {name} from {{business}}' }],
    ['PUT', '/api/businesses/shop', { name: 'x', numbers: ['not a number'] }],
    ['PUT', '/api/businesses/shop', { name: 'x', secretVariables: { token: 'x' } }],
    ['PUT', '/api/remote-writes', { enabled: 'yes' }],
    ['POST', '/api/notes.add', null],
  ])('when %s %s is sent %j, then it is 400 and nothing is stored', async (method, path, body) => {
    const answer = await json(method, path, body);

    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_input' } } });
    expect(JSON.stringify(answer.body)).not.toContain(ANA);
    expect(heard).toEqual([]);
    const { database } = await ownerOf(app).ask('status.get', {});
    expect(database).toMatchObject({ callers: 0, calls: 0 });
    expect((await ownerOf(app).ask('businesses.list', {})).businesses).toHaveLength(1);
  });

  it.each([
    [`/api/memory/${hashOf(ANA)}`, { fact: '' }, 'memory.add: fact.fact: Too small'],
    [`/api/memory/${hashOf(ANA)}`, { slot: 'Bad Slot', value: 'tulip' }, 'fact.slot: must be lower-case letters'],
    [`/api/memory/${hashOf(ANA)}`, { fact: 'tulip', phone: ANA }, 'fact: Unknown field phone'],
    [`/api/memory/${hashOf(ANA)}`, { fact: 'tulip', [ANA]: 'x' }, 'fact: Unknown field (another name)'],
    ['/api/notes', { note: 7, from: 'tulip' }, 'note: Invalid input: expected string, received number; from: Invalid'],
    ['/api/businesses.save', { id: 'shop', name: 'x', zone: 'tulip' }, 'zone: must be an IANA time zone'],
    ['/api/calls.list', { limit: 'tulip' }, 'limit: Invalid input'],
  ])('when %s is given %j, then the refusal names the field and repeats no value', async (path, body, words) => {
    const { error } = (await json('POST', path, body)).body as { error: { message: string } };

    expect(error.message).toContain(words);
    expect(error.message).not.toMatch(/tulip|2125550123/);
  });

  it.each([
    ['GET', `/api/callers/${NOBODY}`],
    ['DELETE', `/api/callers/${NOBODY}`],
    ['GET', `/api/callers/${hashOf(ANA)}`],
    ['GET', '/api/calls/nothing'],
    ['GET', '/api/businesses/nothing'],
    ['DELETE', '/api/businesses/nothing'],
    ['DELETE', `/api/facts/${NOBODY}`],
    ['GET', '/api/nothing'],
    ['POST', '/api/__proto__'],
    ['POST', '/api/constructor'],
    ['GET', '/nothing'],
  ])('when %s %s names nothing there is, then it is 404', async (method, path) => {
    expect(await json(method, path)).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
  });
});
