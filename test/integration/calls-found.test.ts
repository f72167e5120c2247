import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { CommandInput } from '#contract/commands.ts';

import { ANA, aFailure, aRing, aTranscription, BEN } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const GARAGE_NUMBER = '+12125550111';

/** Auckland, thirteen hours ahead: its days begin in the middle of ours. */
const env = { LINEKEEPER_TIME_ZONE: 'Pacific/Auckland' };
const GARAGE = { id: 'garage', name: 'Maple Garage', zone: 'Europe/London', numbers: [GARAGE_NUMBER] };

type Said = readonly (readonly ['user' | 'agent', string])[];
const aCall = (name: string, startedAt: string, over: Parameters<typeof aTranscription>[0] = {}) =>
  aTranscription({
    conversationId: `conv_${name}`,
    callSid: `CA_${name}`,
    startedAt: new Date(startedAt),
    title: `Call ${name}`,
    summary: 'Nothing much.',
    collected: {},
    ...over,
  });

const longTurn = `${'well '.repeat(200)}the turquoise umbrella ${'well '.repeat(200)}`;
const teaTalk: Said = [
  ['agent', 'What would you like to drink?'],
  ['user', 'Jasmine, if there is any.'],
  ['agent', 'I will put the teapot out. Bookings in the Café, for Zoë?'],
  ['user', longTurn],
];

describe('calls that are looked for', () => {
  let app: TestApp;
  let anaId: string;
  beforeAll(async () => {
    app = await startTestApp({ env, now: () => new Date('2026-11-20T12:00:00.000Z') });
    await app.api('PUT', '/api/businesses/garage', GARAGE);
    const failed = { call_successful: 'failure', transcript_summary: 'Could not be helped.' };
    await app.finish(aCall('one', '2026-11-18T10:59:59.000Z', { from: ANA, turns: teaTalk }));
    await app.finish(aCall('two', '2026-11-18T11:00:00.000Z', { from: BEN, data: { analysis: failed } }));
    await app.finish(aCall('three', '2026-11-19T10:59:59.000Z', { from: ANA, summary: 'Jasmine tea was praised.' }));
    await app.finish(
      aCall('garage', '2026-11-19T12:00:00.000Z', { from: BEN, to: GARAGE_NUMBER, summary: 'Jasmine.' }),
    );
    await app.finish(aFailure({ conversation_id: 'conv_failed' }, { CallSid: 'CA_failed' }));
    await app.settled();
    await app.ring(aRing({ call_sid: 'CA_live' }));
    await app.settled();
    anaId = (await ownerOf(app).personOf(ANA)).id;
  });
  afterAll(() => app.stop());

  async function list(input: CommandInput<'calls.list'>): Promise<string[]> {
    const { calls } = await ownerOf(app).ask('calls.list', input);
    return calls.map(({ callSid }) => callSid?.slice(3) ?? '');
  }
  const search = async (query: string, more: Partial<CommandInput<'calls.search'>> = {}) =>
    (await ownerOf(app).ask('calls.search', { query, ...more })).hits;

  it.each<[CommandInput<'calls.list'>, string[]]>([
    [{}, ['live', 'failed', 'garage', 'three', 'two', 'one']],
    [{ status: 'failed' }, ['failed']],
    [{ status: 'live' }, ['live']],
    [{ live: true }, ['live']],
    [{ status: 'ended' }, ['garage', 'three', 'two', 'one']],
    [{ outcome: 'failure' }, ['failed', 'two']],
    [{ outcome: 'failure', status: 'ended' }, ['two']],
    [{ outcome: 'success', business: 'default' }, ['three', 'one']],
    [{ business: 'garage' }, ['garage']],
    [{ from: '2026-11-19', to: '2026-11-19', business: 'default' }, ['three', 'two']],
    [{ to: '2026-11-18' }, ['one']],
    [{ from: '2026-11-20' }, ['live', 'failed', 'garage']],
    [{ from: '2026-11-19', to: '2026-11-19', business: 'garage' }, ['garage']],
    [{ query: 'jasmine', outcome: 'success', to: '2026-11-18' }, ['one']],
    [{ query: 'jasmine', business: 'garage' }, ['garage']],
    [{ query: 'jasmine', status: 'failed' }, []],
  ])('when %j is asked for, then these are the calls, newest first', async (input, wanted) => {
    expect(await list(input)).toEqual(wanted);
  });

  it('when the calls of one caller are asked for, then the one that rings now is among them', async () => {
    expect(await list({ callerId: anaId })).toEqual(['live', 'failed', 'three', 'one']);
    expect(await list({ callerId: anaId, status: 'ended', to: '2026-11-18' })).toEqual(['one']);
    expect(await list({ callerId: anaId, query: 'jasmine' })).toEqual(['three', 'one']);
  });

  it.each<CommandInput<'calls.list'>>([{}, { outcome: 'success' }, { business: 'default' }, { status: 'ended' }])(
    'when %j is read page by page, then every call comes once and in order',
    async (input) => {
      const whole = await list(input);
      const read: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await ownerOf(app).ask('calls.list', { ...input, limit: 2, ...(cursor && { cursor }) });
        read.push(...page.calls.map(({ callSid }) => callSid?.slice(3) ?? ''));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(read).toEqual(whole);
    },
  );

  it('when a word was said, then the turn is found, with who said it, when, and where the word stands', async () => {
    const [hit, ...others] = await search('jasmine', { business: 'default' });
    expect(hit).toMatchObject({ position: null, role: null, atSeconds: null });
    expect(hit?.text).toContain('Jasmine tea was praised.');
    expect(others).toMatchObject([{ position: 1, role: 'caller', atSeconds: 5, text: 'Jasmine, if there is any.' }]);
    expect(others[0]?.marks).toEqual([[0, 7]]);
    expect(others[0]?.call.callSid).toBe('CA_one');
  });

  it.each([
    ['booking', 'Bookings'],
    ['cafe', 'Café'],
    ['ZOE', 'Zoë'],
    ['drinks', 'drink'],
  ])('when %s is looked for, then %s is marked', async (query, wanted) => {
    const hits = await search(query);
    expect(hits.flatMap(({ text, marks }) => marks.map(([start, end]) => text.slice(start, end)))).toEqual([wanted]);
  });

  it('when several places hold the word, then it is marked in each of them', async () => {
    const hits = await search('jasmine');
    expect(hits.length).toBeGreaterThan(1);
    for (const { text, marks } of hits)
      expect(marks.map(([start, end]) => text.slice(start, end))).toEqual([expect.stringMatching(/^jasmine$/iu)]);
  });

  it.each<[Partial<CommandInput<'calls.search'>>, string[]]>([
    [{ outcome: 'success', to: '2026-11-18' }, ['one']],
    [{ status: 'failed' }, []],
    [{ from: '2026-11-19', business: 'default' }, ['three']],
    [{ business: 'garage' }, ['garage']],
  ])('when jasmine is looked for among %j, then it is found in these calls', async (more, wanted) => {
    const calls = (await search('jasmine', more)).map(({ call }) => call.callSid?.slice(3));
    expect([...new Set(calls)]).toEqual(wanted);
  });

  it('when two words stand in two turns, then the turns are found together, once', async () => {
    const hits = await search('drink jasmine');
    expect(hits).toHaveLength(1);
    const [hit] = hits;
    expect(hit).toMatchObject({ position: 0, role: 'agent' });
    expect(hit?.marks.map(([start, end]) => hit.text.slice(start, end))).toEqual(['drink', 'Jasmine']);
  });

  it('when the word stands deep in a long turn, then what is around it is shown', async () => {
    const [hit, ...others] = await search('umbrella');
    expect(others).toEqual([]);
    expect(hit?.text.length).toBeLessThan(350);
    expect(hit?.text).toContain('turquoise umbrella');
    expect(hit?.marks.map(([start, end]) => hit.text.slice(start, end))).toEqual(['umbrella']);
  });

  it('when hits are read one by one, then they are those of one page', async () => {
    const whole = await search('jasmine');
    const read: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await ownerOf(app).ask('calls.search', { query: 'jasmine', limit: 1, ...(cursor && { cursor }) });
      read.push(...page.hits);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(read).toEqual(whole);
    expect(whole).toHaveLength(3);
  });

  it.each(['', '  ', '"', '*', '(((', 'NEAR(', 'text : jasmine OR', '\u0000'])(
    'when %j is looked for, then it is words or nothing, and no fault',
    async (query) => {
      expect(await search(query)).toEqual([]);
    },
  );
});
