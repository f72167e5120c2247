import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { validateRequest } from 'twilio';
import { expect, onTestFinished, test } from 'vitest';

import { ACCOUNT, CALLER, pretended, SHOP_LINE } from '../support/providers/pretended.ts';

const PUBLIC = 'https://linekeeper.example';
type Answer = { status: number; xml: string };

/** A door that answers each path as told and checks every signature with the official library. */
async function door(answers: Readonly<Record<string, Answer>>) {
  const asked: { path: string; genuine: boolean; fields: Record<string, string> }[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (part: Buffer) => (body += part.toString()));
    req.on('end', () => {
      const path = req.url ?? '';
      const fields = Object.fromEntries(new URLSearchParams(body));
      const signature = String(req.headers['x-twilio-signature']);
      asked.push({ path, fields, genuine: validateRequest(ACCOUNT.authToken, signature, PUBLIC + path, fields) });
      const { status, xml } = answers[path] ?? { status: 204, xml: '' };
      res.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

async function ask(url: string, path: string, form?: Record<string, string>) {
  const authorization = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;
  const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
  const response = await fetch(url + path, { ...init, headers: { authorization } });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
}

const twiml = (inside: string): Answer => ({ status: 200, xml: `<?xml version="1.0"?><Response>${inside}</Response>` });

test('a call asks the voice address with a genuine signature, follows the TwiML and tells how it ended', async () => {
  const world = await pretended();
  const { url, asked } = await door({
    '/voice?line=1': twiml(
      '<Say language="en-GB">Fish &amp; chips</Say><Dial action="/after"><Number>+12125550188</Number></Dial>',
    ),
    '/after': twiml('<Record action="/left" maxLength="60"/>'),
    '/left': twiml('<Hangup/>'),
  });
  world.outside.lead(PUBLIC, url);
  const numbers = `/2010-04-01/Accounts/${ACCOUNT.accountSid}/IncomingPhoneNumbers`;
  const changes = { VoiceUrl: `${PUBLIC}/voice?line=1#rc=2&rp=ct,rt,5xx`, StatusCallback: `${PUBLIC}/status` };
  expect((await ask(world.twilio.url, `${numbers}/${world.line.sid}.json`, changes)).status).toBe(200);
  const call = await world.rings({ from: CALLER, to: SHOP_LINE });
  if (call.by !== 'twiml') throw new Error(call.by);
  expect(call.run.heard).toEqual([
    { kind: 'said', text: 'Fish & chips', language: 'en-GB' },
    { kind: 'dialled', number: '+12125550188', result: 'no-answer' },
    { kind: 'recorded', sid: expect.stringMatching(/^RE/) as unknown },
    { kind: 'hung up' },
  ]);
  expect(asked.map(({ path, genuine }) => [path, genuine])).toEqual([
    ['/voice?line=1', true],
    ['/after', true],
    ['/left', true],
    ['/status', true],
  ]);
  expect(asked.at(-1)?.fields).toMatchObject({ CallStatus: 'completed', From: CALLER, To: SHOP_LINE });
});

test('an address that fails is asked as often as it says, and then the line’s flow answers', async () => {
  const world = await pretended();
  const { url, asked } = await door({ '/voice': { status: 502, xml: '' } });
  world.outside.lead(PUBLIC, url);
  const states = [{ name: 'Trigger', type: 'trigger', transitions: [] }];
  const flow = await ask(world.twilio.url, '/v2/Flows', {
    ...{ FriendlyName: 'Linekeeper', Status: 'published' },
    Definition: JSON.stringify({ description: '', initial_state: 'Trigger', states }),
  });
  expect(flow.status).toBe(201);
  Object.assign(world.line, {
    voiceUrl: `${PUBLIC}/voice#rc=2&rp=ct,rt,5xx`,
    fallbackUrl: String(flow.body['webhook_url']),
  });
  const call = await world.rings({ from: CALLER, to: SHOP_LINE });
  expect(asked.map(({ path }) => path)).toEqual(['/voice', '/voice', '/voice']);
  expect(call).toMatchObject({ by: 'twiml', run: { heard: [{ kind: 'broken', code: '11200' }, { kind: 'flow' }] } });
  expect((await ask(world.twilio.url, '/v1/Alerts')).body).toMatchObject({ alerts: [{ error_code: '11200' }] });
});

test('a wrong token is told in Twilio’s words, and numbers come in pages', async () => {
  const world = await pretended();
  const numbers = `/2010-04-01/Accounts/${ACCOUNT.accountSid}/IncomingPhoneNumbers.json`;
  world.twilio.state.addLine({ number: '+12125550143' });
  const first = await ask(world.twilio.url, `${numbers}?PageSize=1`);
  expect(first.body).toMatchObject({ incoming_phone_numbers: [{ phone_number: SHOP_LINE }] });
  const second = await ask(world.twilio.url, String(first.body['next_page_uri']));
  expect(second.body).toMatchObject({
    incoming_phone_numbers: [{ phone_number: '+12125550143' }],
    next_page_uri: null,
  });
  world.twilio.keys.authToken = 'rotated';
  expect(await ask(world.twilio.url, numbers)).toMatchObject({ status: 401, body: { code: 20003 } });
});
