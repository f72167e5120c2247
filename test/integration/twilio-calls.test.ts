import { describe, expect, it, onTestFinished } from 'vitest';

import { HANDED_OVER, lineShop, says, type Provider } from '../support/line-shop.ts';
import { startTestApp } from '../support/test-app.ts';
import { callSid, CALLER, OUR_NUMBER, ringing, twilioPosts, twimlOf } from '../support/twilio-posts.ts';

describe('a call on a line of the shop', () => {
  it('when it arrives, then it is handed over to the agent with what is known, under each of its names', async () => {
    const { post, asked, calls, app } = await lineShop();
    let sid = 0;
    for (const path of ['/incoming-call', '/inbound', '/api/webhooks/twilio/elevenlabs']) {
      const answer = await post(path, ringing(callSid((sid += 1))));
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/xml']);
      expect(await answer.text()).toBe(HANDED_OVER);
    }
    expect(asked.map(({ path }) => path)).toEqual(Array(3).fill('/v1/convai/twilio/register-call'));
    expect(asked[0]?.body).toMatchObject({
      agent_id: 'agent_1',
      from_number: CALLER,
      to_number: OUR_NUMBER,
      direction: 'inbound',
      conversation_initiation_client_data: { dynamic_variables: { business_name: 'Salon Marigold' } },
    });
    await app.settled();
    expect((await calls()).map(({ sid: one, status }) => [one, status])).toEqual(
      [3, 2, 1].map((digit) => [callSid(digit), 'live']),
    );
  });

  it('when the signature is wrong, missing or of another address, then it is always the same 403 and nothing happens', async () => {
    const { post, asked, calls, app } = await lineShop();
    const form = ringing(callSid(1));
    const good = 'GvWf1cFY/Q7PnoempGyD5oXAezc=';
    const answers = new Set<string>();
    for (const path of [
      '/incoming-call',
      '/inbound',
      '/api/webhooks/twilio/elevenlabs',
      '/api/webhooks/twilio/voice',
      '/api/webhooks/twilio/status',
    ])
      for (const sent of [
        { signature: null },
        { signature: '' },
        { signature: good },
        { token: 'another-auth-token-01' },
        { base: 'https://elsewhere.example' },
        { base: app.webhookUrl },
      ]) {
        const answer = await post(path, form, sent);
        const headers = [...answer.headers].filter(([name]) => name !== 'date');
        answers.add(JSON.stringify([answer.status, headers, await answer.text()]));
      }
    expect(answers.size).toBe(1);
    expect([...answers][0]).toContain('[403,');
    expect([...answers][0]).not.toContain('Response');
    await app.settled();
    expect([asked, await calls()]).toEqual([[], []]);
  });

  it('when no token is set, then it is 503 to anybody', async () => {
    const { app } = await (async () => {
      const app = await startTestApp();
      onTestFinished(() => app.stop());
      return { app };
    })();
    const answer = await twilioPosts(app)('/incoming-call', ringing(callSid(1)));
    expect([answer.status, await answer.text()]).toEqual([503, '{"error":"unavailable"}']);
  });

  it('when the form is too long or no UTF-8, then it is refused unread', async () => {
    const { app } = await lineShop();
    const url = `${app.webhookUrl}/incoming-call`;
    const headers = {
      'x-twilio-signature': 'GvWf1cFY/Q7PnoempGyD5oXAezc=',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const send = async (body: string, type = headers['content-type']) =>
      (await fetch(url, { method: 'POST', body, headers: { ...headers, 'content-type': type } })).status;
    expect(await send(`a=${'x'.repeat(64 * 1024)}`)).toBe(413);
    expect(await send('a=%ff')).toBe(403);
    expect(await send('{}', 'application/json')).toBe(415);
  });

  // Seed 004, “Error Handling”.
  it('when the number is nobody’s, then the caller hears seed 004’s sentence for it', async () => {
    const { post } = await lineShop();
    const answer = await post('/incoming-call', ringing(callSid(1), { To: '+12125550188' }));
    expect(await twimlOf(answer)).toEqual(says('This number is not in service.'));
  });

  it('when ElevenLabs is not configured, then the caller hears seed 004’s sentence for it', async () => {
    const { post } = await lineShop({ env: { ELEVENLABS_API_KEY: '' } });
    expect(await twimlOf(await post('/incoming-call', ringing(callSid(1))))).toEqual(
      says('Our AI assistant is temporarily unavailable.'),
    );
  });

  it('when no agent is set, then the caller hears seed 004’s sentence for it', async () => {
    const { post } = await lineShop({ env: { ELEVENLABS_AGENT_ID: '' } });
    expect(await twimlOf(await post('/incoming-call', ringing(callSid(1))))).toEqual(
      says('Our AI assistant is not properly configured.'),
    );
  });

  const faults: [string, Provider][] = [
    ['fails', () => ({ status: 500, body: '{"detail":"no"}' })],
    ['refuses the key', () => ({ status: 401, body: '{"detail":{"status":"invalid_api_key"}}' })],
    ['answers a web page', () => ({ type: 'text/html', body: '<html>busy</html>' })],
    [
      'answers more than Twilio takes',
      () => ({ type: 'text/plain', body: `<Response>${'x'.repeat(65 * 1024)}</Response>` }),
    ],
  ];
  it.each(faults)('when ElevenLabs %s, then the caller hears seed 004’s sentence for it', async (_what, answer) => {
    const { post, asked } = await lineShop({ answer });
    expect(await twimlOf(await post('/incoming-call', ringing(callSid(1))))).toEqual(
      says('We encountered an error. Please try again later.'),
    );
    expect(asked).toHaveLength(1);
  });

  it('when the shop speaks another language, then the sentence is said in it', async () => {
    const { post } = await lineShop({ env: { ELEVENLABS_AGENT_ID: '', LINEKEEPER_LANGUAGE: 'de' } });
    expect(await twimlOf(await post('/incoming-call', ringing(callSid(1))))).toEqual(
      says('Unser KI-Assistent ist nicht richtig eingerichtet.', 'de-DE'),
    );
  });
});
