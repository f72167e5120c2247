import { readFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AppEvent } from '#contract/events.ts';
import type { RequestLine } from '#contract/requests.ts';

import { ANA, anAudio, aRing, aTranscription } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { filesIn, rowCounts } from '../support/stored.ts';
import { startTestApp, TEST_SECRETS, type TestApp } from '../support/test-app.ts';

const SECRET_PIN = 'marmalade-4711';

describe('the inspector of deliveries', () => {
  let app: TestApp;
  let clock = new Date('2026-11-20T10:00:00.000Z');
  beforeEach(async () => {
    clock = new Date('2026-11-20T10:00:00.000Z');
    app = await startTestApp({ now: () => clock });
  });
  afterEach(() => app.stop());

  const owner = () => ownerOf(app);
  const list = async (): Promise<RequestLine[]> => (await owner().ask('requests.list', { limit: 100 })).requests;
  const newest = async () => owner().ask('requests.get', { id: (await list())[0]?.id ?? '' });

  it('when a phone rang, a tool was used and the call ended, then all three are listed with their call, newest first', async () => {
    await app.ring(aRing());
    await app.tool('recall', { query: 'haircut', system__call_sid: 'CA0001' });
    await app.finish(aTranscription());
    await app.settled();
    const { id } = await owner().call('CA0001');
    const listed = await list();
    expect(
      listed.map(({ route, status, reason, callId, replayable }) => [route, status, reason, callId, replayable]),
    ).toEqual([
      ['post-call', 200, 'answered', id, false],
      ['tools', 200, 'answered', id, false],
      ['personalize', 200, 'answered', id, true],
    ]);
    expect(listed[2]).toMatchObject({ verdict: 'Accepted and answered.', bytes: JSON.stringify(aRing()).length });
  });

  it('when a delivery is looked at, then words stand in it, and numbers and secrets do not', async () => {
    const secretVariables = { secret__pin: SECRET_PIN };
    await app.api('PUT', '/api/businesses/default', { id: 'default', name: 'Salon Marigold', secretVariables });
    await app.ring(aRing({ note: `pin ${SECRET_PIN}, token ${TEST_SECRETS.tool}` }));
    const { body, answer, bodyGone } = await newest();
    expect(bodyGone).toBeNull();
    expect(JSON.parse(body ?? '')).toEqual({
      ...aRing(),
      ...{ caller_id: 'number ending 23', called_number: 'number ending 00', note: 'pin [hidden], token [hidden]' },
    });
    expect(answer).toContain('"secret__pin": "[hidden]"');
    await app.finish(aTranscription({ summary: `Ana left ${ANA}.` }));
    const finished = await newest();
    expect(finished.body).toContain('Hi, my name is Ana Lopez.');
    for (const text of [body, answer, finished.body]) {
      expect(text).not.toContain(SECRET_PIN);
      expect(text).not.toContain(ANA.slice(2));
    }
  });

  it('when somebody without the secret knocks, then it is listed with the reason, and never what they sent', async () => {
    const body = JSON.stringify(aRing({ words: 'kumquat' }));
    await app.ringRaw(body, { 'x-linekeeper-secret': 'wrong' });
    await app.finish(aTranscription({ summary: 'kumquat' }), { secret: 'wsec_wrong' });
    await app.finish(aTranscription(), { at: new Date('2026-11-19T10:00:00.000Z') });
    const listed = await list();
    expect(listed.map(({ route, status, reason, bytes }) => [route, status, reason, bytes])).toEqual([
      ['post-call', 401, 'stale_signature', 0],
      ['post-call', 401, 'wrong_credential', 0],
      ['personalize', 401, 'wrong_credential', 0],
    ]);
    for (const { id } of listed) {
      const detail = await owner().ask('requests.get', { id });
      expect(detail).toMatchObject({ body: null, answer: null, bodyGone: 'refused', replayable: false, callId: null });
      expect(detail.verdict).toMatch(/^Refused: /u);
    }
  });

  it('when a body is too long or no JSON at all, then it is listed without it, and says so', async () => {
    await app.finish(anAudio('conv_0001', 400_000));
    expect(await newest()).toMatchObject({ route: 'post-call', body: null, bodyGone: 'too_long' });
    await app.ringRaw('{"caller_id": ');
    expect(await newest()).toMatchObject({ route: 'personalize', status: 200, body: null, bodyGone: 'unreadable' });
  });

  it('when deliveries come in, then each is announced as it is listed', async () => {
    const seen: AppEvent[] = [];
    app.bus.subscribe((event) => seen.push(event));
    await app.ring(aRing());
    await app.ringRaw('{}', { 'x-linekeeper-secret': 'wrong' });
    await app.settled();
    const told = seen.flatMap(({ name, payload }) => (name === 'request.seen' ? [payload] : []));
    expect(told).toEqual((await list()).toReversed());
    expect(told[0]?.callId).toBe((await owner().call('CA0001')).id);
  });

  it('when strangers go on knocking, then what really came is still there, and few of them are announced', async () => {
    await app.ring(aRing());
    let told = 0;
    app.bus.subscribe(({ name }) => void (told += name === 'request.seen' ? 1 : 0));
    for (let knock = 0; knock < 150; knock += 1) await app.ringRaw('{}', { 'x-linekeeper-secret': `wrong ${knock}` });
    const listed = [];
    let cursor: string | undefined;
    do {
      const page = await owner().ask('requests.list', { limit: 30, ...(cursor && { cursor }) });
      listed.push(...page.requests);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(listed).toHaveLength(101);
    expect(new Set(listed.map(({ id }) => id)).size).toBe(101);
    expect(listed.at(-1)).toMatchObject({ route: 'personalize', status: 200 });
    expect(told).toBeLessThanOrEqual(20);
  });

  it('when a known sender sends what is no JSON, then it says that, and not that nobody knows who sent it', async () => {
    const headers = { 'content-type': 'application/json', 'x-linekeeper-secret': TEST_SECRETS.tool };
    const sent = await fetch(`${app.webhookUrl}/tools/recall`, { method: 'POST', headers, body: '{"query": kumquat' });
    // A tool answers in the shape that the agent is promised (seed 004).
    expect([sent.status, await sent.json()]).toMatchObject([200, { success: false, code: 'VALIDATION_ERROR' }]);
    expect(await newest()).toMatchObject({ reason: 'unreadable', body: null, bodyGone: 'unreadable' });
    await app.ringRaw('{}', { 'x-linekeeper-secret': 'wrong' });
    expect(await newest()).toMatchObject({ bodyGone: 'refused' });
  });

  it('when what is remembered has changed, then a replay tells line by line, and neither stores nor sends anything', async () => {
    await app.ring(aRing({ call_sid: 'CA0000' }));
    await app.finish(aTranscription({ conversationId: 'conv_0000', callSid: 'CA0000' }));
    await app.settled();
    clock = new Date('2026-11-21T10:00:00.000Z');
    await app.ring(aRing());
    const { id } = (await list())[0] ?? { id: '' };
    const [fact] = (await owner().factsOf(ANA)).filter(({ slot }) => slot === 'preferred_time');
    await owner().ask('facts.change', { id: fact?.id ?? '', change: { value: 'evenings' } });
    await app.settled();
    clock = new Date('2026-11-24T10:00:00.000Z');
    const [rows, requests] = [rowCounts(app.dataDir), await list()];

    const { sent, now, diff } = await owner().ask('requests.replay', { id });

    const changed = diff.filter(({ kind, part }) => kind !== 'same' && part === 'line');
    expect(changed.map(({ kind, text, source }) => [kind, /mornings|evenings/.exec(text)?.[0], source?.kind])).toEqual([
      ['removed', 'mornings', 'fact'],
      ['added', 'evenings', 'fact'],
    ]);
    expect(diff.filter(({ kind, part }) => kind !== 'same' && part !== 'line')).toEqual([]);
    expect(sent).toContain('mornings');
    expect(now).toContain('evenings');
    expect(now).toContain('21 Nov 2026');
    expect([rowCounts(app.dataDir), await list()]).toEqual([rows, requests]);
    const { id: callId } = await owner().call('CA0001');
    const ofCall = await owner().ask('calls.replay', { id: callId });
    expect(ofCall.diff.filter(({ kind }) => kind !== 'same')).toEqual(changed);
    expect([ofCall.sent?.kind, ofCall.now.kind]).toEqual(['known', 'known']);
  });

  it('when a delivery is no arriving call, then it cannot be replayed', async () => {
    await app.finish(aTranscription());
    const [line] = await list();
    await expect(owner().ask('requests.replay', { id: line?.id ?? '' })).rejects.toThrow(/conflict/u);
  });

  it('when somebody is forgotten, then their words are gone from memory too, and the lines stay', async () => {
    await app.ring(aRing());
    await app.finish(aTranscription({ summary: 'kumquat' }));
    await app.settled();
    await owner().ask('callers.forget', { id: hashOf(ANA) });
    const listed = await list();
    expect(listed.map(({ route, callId, replayable }) => [route, callId, replayable])).toEqual([
      ['post-call', null, false],
      ['personalize', null, false],
    ]);
    for (const { id } of listed)
      expect(await owner().ask('requests.get', { id })).toMatchObject({
        body: null,
        answer: null,
        bodyGone: 'forgotten',
      });
    const holding = filesIn(app.dataDir).filter((file) => readFileSync(file).includes('kumquat'));
    expect(holding).toEqual([]);
  });

  it('when one call is deleted, then its words are gone too; when it comes once more, then they are not kept', async () => {
    const report = aTranscription({ summary: 'kumquat' });
    const bodies = async () => Promise.all((await list()).map(async ({ id }) => owner().ask('requests.get', { id })));
    await app.finish(report);
    await app.settled();
    await app.finish(report);
    expect((await bodies()).map(({ body, bodyGone }) => [body?.includes('kumquat') ?? null, bodyGone])).toEqual([
      [null, 'came_before'],
      [true, null],
    ]);
    await owner().ask('calls.forget', { id: 'conv_0001' });
    await app.finish(report);
    expect((await bodies()).map(({ body, answer, bodyGone }) => [body, answer, bodyGone])).toEqual([
      [null, null, 'came_before'],
      [null, null, 'came_before'],
      [null, null, 'forgotten'],
    ]);
  });

  it('when the number was withheld, then its words are gone once the call is over', async () => {
    await app.ring(aRing({ caller_id: 'anonymous' }));
    await app.finish(aTranscription({ from: 'anonymous', summary: 'kumquat' }));
    await app.settled();
    for (const { id } of await list())
      expect(await owner().ask('requests.get', { id })).toMatchObject({ body: null, bodyGone: 'withheld' });
  });

  it('when a week has passed, then bodies are gone', async () => {
    await app.ring(aRing());
    clock = new Date('2026-11-28T10:00:00.000Z');
    expect(await newest()).toMatchObject({ body: null, bodyGone: 'old' });
  });

  it('when a delivery is not kept any more, then that is said', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    await expect(owner().ask('requests.get', { id })).rejects.toThrow(/not_found/u);
  });
});
