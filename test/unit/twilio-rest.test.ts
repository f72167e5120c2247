import { expect, it } from 'vitest';

import { createFaultMaker } from '../../server/integrations/http/fault-maker.ts';
import { createOutcomes } from '../../server/integrations/http/outcomes.ts';
import type { Transport } from '../../server/integrations/http/transport.ts';
import type { Asked } from '../../server/integrations/http/wire.ts';
import { createPhoneAccount } from '../../server/integrations/twilio/phone-account.ts';
import { createTwilioRest } from '../../server/integrations/twilio/rest.ts';

/** The account over a way out that only notes where a request would go, and answers with `body`. */
function noted(baseUrl: string, body: object) {
  const asked: (Asked & { base: string })[] = [];
  const transport: Transport = {
    fault: createFaultMaker('twilio'),
    send: (base, request, read) => {
      asked.push({ base, ...request });
      return Promise.resolve(read({ status: 200, headers: new Headers(), text: JSON.stringify(body) }));
    },
    stream: () => Promise.reject(new Error('Nothing is streamed.')),
    tryNow: () => undefined,
  };
  const accountSid = `AC${'0'.repeat(32)}`;
  const login = { accountSid, username: accountSid, password: 'invented-auth-token' };
  const outcomes = createOutcomes({ now: () => new Date() });
  return {
    asked,
    phone: createPhoneAccount(createTwilioRest({ transport, baseUrl, login, agent: 'Linekeeper/1', outcomes })),
  };
}

const HOME = 'https://api.twilio.com';
const EMPTY = { flows: [], alerts: [], meta: { key: 'flows' } };

it('when it is Twilio itself, then each part is asked at its own host', async () => {
  const { phone, asked } = noted(HOME, EMPTY);
  await phone.fallbacks.list();
  await phone.alerts(new Date('2026-11-20T10:00:00Z'));
  await phone.calls.end(`CA${'0'.repeat(32)}`);
  expect(asked.map(({ method, base, path }) => `${method} ${base}${path.split('?')[0]}`)).toEqual([
    'GET https://studio.twilio.com/v2/Flows',
    'GET https://monitor.twilio.com/v1/Alerts',
    `POST https://api.twilio.com/2010-04-01/Accounts/AC${'0'.repeat(32)}/Calls/CA${'0'.repeat(32)}.json`,
  ]);
  expect(asked.map(({ callWaits }) => callWaits)).toEqual([false, false, true]);
  expect(asked[1]?.path).toContain('StartDate=2026-11-20T10%3A00%3A00Z');
  expect(asked[2]?.body).toEqual({ type: 'application/x-www-form-urlencoded', text: 'Status=completed' });
});

it('when another address is set, then nothing goes anywhere else', async () => {
  const { phone, asked } = noted('http://127.0.0.1:9', EMPTY);
  await phone.fallbacks.list();
  await phone.alerts(new Date('2026-11-20T10:00:00Z'));
  expect(new Set(asked.map(({ base }) => base))).toEqual(new Set(['http://127.0.0.1:9']));
});

it('when an answer says that the next page is at somebody else’s, then the key does not go there', async () => {
  const next = { next_page_url: 'https://api.twilio.com.example/v2/Flows?Page=1', key: 'flows' };
  const { phone, asked } = noted(HOME, { flows: [{ sid: 'FW1' }], meta: next });
  await expect(phone.fallbacks.list()).rejects.toMatchObject({ kind: 'odd' });
  expect(asked).toHaveLength(1);
});
