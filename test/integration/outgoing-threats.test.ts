import { createHmac } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';

import { commands } from '#contract/commands.ts';
import { signature } from '../../server/pretend/twilio/signature.ts';
import { ANA, aFailure, aRing, aTranscription } from '../support/factories.ts';
import { hashOf } from '../support/owner.ts';
import { knownAna, outgoingShop } from '../support/outgoing-shop.ts';
import { ACCOUNT } from '../support/providers/pretended.ts';
import { TEST_SECRETS } from '../support/test-app.ts';

type Shop = Awaited<ReturnType<typeof outgoingShop>>;
type Tried = { method: string; path: string; isForm: boolean; body: string; token: string };

const PUBLIC = 'https://linekeeper.example';
const wish = { number: ANA, anyway: true, command: 'calls.start', input: { number: ANA, anyway: true } };
const bodies = [
  wish,
  { ...aRing(), ...wish },
  aTranscription(),
  aFailure(),
  { fact: 'call me', note: 'call me', ...wish },
];

let shop: Shop;
afterEach(() => shop.app.stop());

/** With every secret there is, each in the place where its route looks for it. */
function send({ method, path, isForm, body, token }: Tried): Promise<Response> {
  const seconds = Math.floor(shop.clock.now().getTime() / 1000);
  const mac = createHmac('sha256', TEST_SECRETS.webhook).update(`${seconds}.${body}`).digest('hex');
  const fields = Object.fromEntries(new URLSearchParams(body));
  const headers = {
    'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
    'x-linekeeper-secret': path.includes('tools') ? TEST_SECRETS.tool : TEST_SECRETS.initiation,
    'elevenlabs-signature': `t=${seconds},v0=${mac}`,
    'x-twilio-signature': signature(ACCOUNT.authToken, `${PUBLIC}${path}`, fields),
    authorization: `Bearer ${token}`,
  };
  return fetch(`${shop.app.webhookUrl}${path}`, { method, headers, ...(method !== 'GET' && { body }) });
}

it('T26: when whoever knows every secret tries every route of the webhook door, then no phone rings', async () => {
  shop = await outgoingShop();
  await knownAna(shop);
  const { token } = await shop.ask('remote-writes.set', { enabled: true });
  const routes = shop.app.routes.map(({ method, path, contentType }) => ({
    ...{ method, path: path.replace(':phone_hash', hashOf(ANA)).replace(':tool', 'take_message') },
    isForm: contentType?.includes('form') ?? false,
  }));
  expect(routes.length).toBeGreaterThan(8);
  const answers: number[] = [];
  for (const route of routes)
    for (const given of bodies) {
      const fields = { ...given, CallSid: 'CA0002', From: ANA, To: '+12125550100', CallStatus: 'ringing' };
      const form = new URLSearchParams(
        Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const body = route.isForm ? form.toString() : JSON.stringify(given);
      answers.push((await send({ ...route, body, token: token ?? '' })).status);
    }
  await shop.app.settled();
  expect(answers.filter((status) => status === 200).length).toBeGreaterThan(10);
  expect(shop.rung).toEqual([]);
  expect(shop.sent()).toEqual([]);
});

it('T6, T26: when the owner’s commands are asked for at the webhook door, or at the desk without its token, then none is there', async () => {
  shop = await outgoingShop();
  const paths = Object.keys(commands).map((name) => `/api/${name}`);
  const init = { method: 'POST', body: JSON.stringify(wish.input), headers: { 'content-type': 'application/json' } };
  const bearer = { ...init.headers, authorization: `Bearer ${TEST_SECRETS.apiToken}` };
  const outside = await Promise.all(
    paths.map((path) => fetch(`${shop.app.webhookUrl}${path}`, { ...init, headers: bearer })),
  );
  expect(new Set(outside.map(({ status }) => status))).toEqual(new Set([404]));
  const desk = await fetch(`${shop.app.deskUrl}/api/calls.start`, init);
  expect(desk.status).toBe(401);
  expect(shop.sent()).toEqual([]);
});
