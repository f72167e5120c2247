import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createBodyBudget } from '../../server/http/body-budget.ts';
import { createFailureLimiter } from '../../server/http/failure-limiter.ts';
import { openDoor } from '../../server/http/server-limits.ts';
import { createWebhookApp } from '../../server/http/webhook-app.ts';
import { FORM, type StrictRoute } from '../../server/http/webhook-route.ts';
import { createTwilioCheck } from '../../server/integrations/twilio/signature.ts';
import { TEXTS_PATH } from '../../server/integrations/twilio/texts.ts';
import { aRing } from '../support/factories.ts';
import { HANDED_OVER, lineShop } from '../support/line-shop.ts';
import { nextAnswer } from '../support/raw-request.ts';
import { callSid, ringing, TWILIO_TOKEN } from '../support/twilio-posts.ts';

const MIB = 1024 * 1024;
const BASE = 'https://linekeeper.example';

type Begun = { path: string; headers: string[]; declared: number; body: Buffer | string };

/** Begins a request, sends a part of what it declared, and stalls; what is written later goes on with it. */
function begin(port: number, { path, headers, declared, body }: Begun): net.Socket {
  const socket = net.connect(port, '127.0.0.1').on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  const head = [`POST ${path} HTTP/1.1`, 'Host: x', ...headers, `Content-Length: ${declared}`];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.write(body);
  return socket;
}

const aForm = (signature: string): string[] => [
  'Content-Type: application/x-www-form-urlencoded',
  `X-Twilio-Signature: ${signature}`,
];

/** 0: the connection ended without an answer. */
const statusOf = (socket: net.Socket): Promise<number> =>
  nextAnswer(socket).then(
    ({ status }) => status,
    () => 0,
  );

it('T9: when strangers fill the room of post-call bodies, then the line of the shop is answered', async () => {
  const { app, post } = await lineShop();
  const port = Number(new URL(app.webhookUrl).port);
  const headers = ['Content-Type: application/json', `ElevenLabs-Signature: t=1,v0=${'a'.repeat(64)}`];
  for (let nth = 0; nth < 5; nth += 1)
    begin(port, { path: '/webhook/post-call', headers, declared: 32 * MIB, body: Buffer.alloc(8 * MIB, ' ') });
  const isRoomLeft = async () => (await app.finish('{}', { secret: 'another' })).status !== 503;
  await expect.poll(isRoomLeft, { timeout: 8000 }).toBe(false);

  const rung = await post('/incoming-call', ringing(callSid(1)));
  expect([rung.status, await rung.text()]).toEqual([200, HANDED_OVER]);
  expect(await isRoomLeft()).toBe(false);
  const ended = ringing(callSid(1), { CallStatus: 'completed' });
  for (const path of ['/api/webhooks/twilio/voice', '/api/webhooks/twilio/status', TEXTS_PATH])
    expect((await post(path, ended)).status, path).toBe(200);
  expect((await app.ringRaw(JSON.stringify(aRing()))).status).toBe(200);
});

describe('T9: the room of forms', () => {
  const BODY = { MessageSid: `SM${'0'.repeat(32)}`, Body: 'x'.repeat(900) };
  const form = new URLSearchParams(BODY).toString();
  const genuine = aForm(getExpectedTwilioSignature(TWILIO_TOKEN, BASE + TEXTS_PATH, BODY));

  /** A door with room for four strangers' forms, of a thousand bytes each. */
  async function fourStrangers() {
    const budget = createBodyBudget({ formsBytes: 4000 });
    const check = createTwilioCheck({ tokens: () => [TWILIO_TOKEN], bases: () => [BASE] });
    const route: StrictRoute = {
      ...{ name: 'form', method: 'POST', path: TEXTS_PATH, contentType: FORM, maxBytes: 4000, reads: 'bytes' },
      auth: { kind: 'twilio', check },
      handle: () => ({ status: 200, body: {} }),
    };
    const { app } = createWebhookApp({
      ...{ routes: [route], budget, bodyDeadlineMs: 60_000, onAnswered: () => undefined },
      failures: createFailureLimiter({ now: () => 0 }),
      report: (error) => expect.unreachable(String(error)),
    });
    const door = await openDoor({ listener: app, port: 0, portSetting: 'PORT' });
    onTestFinished(() => door.close(0));
    const open = (over: Partial<Begun>) =>
      begin(door.port, { path: TEXTS_PATH, headers: genuine, declared: form.length, body: form, ...over });
    const stranger = () =>
      open({ headers: aForm(randomBytes(20).toString('base64')), declared: 2000, body: 'x'.repeat(1000) });
    const strangers: net.Socket[] = [];
    for (const used of [1000, 2000, 3000, 4000]) {
      strangers.push(stranger());
      await expect.poll(() => budget.used()).toBe(used);
    }
    return { budget, open, stranger, told: strangers.map(statusOf) };
  }

  it('when it is full of strangers who stall, then whoever began first gives way to a genuine one', async () => {
    const { budget, open, told } = await fourStrangers();

    expect((await nextAnswer(open({}))).status).toBe(200);
    expect(await told[0]).toBe(503);
    await expect.poll(() => budget.used()).toBe(3000);
  });

  it('when strangers press on while a genuine one comes in pieces, then they push out each other first', async () => {
    const { open, stranger, told } = await fourStrangers();
    const slow = open({ body: form.slice(0, 500) });
    expect(await told[0]).toBe(503);
    stranger();
    stranger();
    expect(await Promise.all(told.slice(1, 3))).toEqual([503, 503]);
    slow.write(form.slice(500));

    expect((await nextAnswer(slow)).status).toBe(200);
  });
});
