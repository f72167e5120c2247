import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { lineShop, staff } from '../support/line-shop.ts';
import { callSid, ringing } from '../support/twilio-posts.ts';

it('when a call of Twilio’s is looked at among the requests, then it is shown with every number cut', async () => {
  const { post, set, app } = await lineShop();
  await set({ mode: 'forward', people: [staff()] });
  await post('/incoming-call', ringing(callSid(1), { FromCity: 'SPRINGFIELD' }));
  await app.settled();
  const { requests } = (await app.execute('requests.list', {})) as { requests: { id: string; route: string }[] };
  expect(requests.map(({ route }) => route)).toEqual(['incoming-call']);
  const shown = (await app.execute('requests.get', { id: requests[0]?.id ?? '' })) as Record<string, string | null>;
  expect(shown).toMatchObject({ bodyGone: null, callId: expect.any(String) as unknown });
  expect(shown['body']).toContain('SPRINGFIELD');
  expect(shown['answer']).toContain('Dial');
  expect(`${shown['body']} ${shown['answer']}`).not.toMatch(/12125550/);
});

it('when calls are taken in, then neither a number nor a name of anybody is in the log', async () => {
  const { post, set, app } = await lineShop({ answer: () => ({ status: 500, body: 'no' }) });
  await set({ mode: 'register', people: [staff()] });
  await post('/incoming-call', ringing(callSid(1)));
  await post('/api/webhooks/twilio/status', ringing(callSid(1), { CallStatus: 'no-answer' }));
  await app.settled();
  app.flushLog();
  const log = readFileSync(`${app.dataDir}/logs/linekeeper.log`, 'utf8');
  expect(log).toContain('incoming-call');
  expect(log).not.toMatch(/12125550|Ines|step=/);
});
