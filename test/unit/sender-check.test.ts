import { describe, expect, it } from 'vitest';

import { createSenderCheck } from '../../server/http/sender-check.ts';
import type { RouteAuth, WebhookRoute } from '../../server/http/webhook-route.ts';

const THEIRS = '34.67.146.145';
const NOBODYS = '203.0.113.9';
const header: RouteAuth = { kind: 'header', header: 'x-linekeeper-secret', secrets: () => ['s'] };
const routeWith = (auth: RouteAuth): WebhookRoute => ({
  ...{ name: 'r', method: 'POST', path: '/r', contentType: null, maxBytes: 1, auth },
  handle: () => ({ status: 200, body: {} }),
});
const from = (address: string | undefined) => (address === undefined ? {} : { 'cf-connecting-ip': address });

describe('who may ask', () => {
  it.each([
    ['when nothing is switched on', { isOn: false, isTunnelOurs: true }, NOBODYS, true],
    ['when there is no tunnel of ours', { isOn: true, isTunnelOurs: false }, NOBODYS, true],
    ['from ElevenLabs', { isOn: true, isTunnelOurs: true }, THEIRS, true],
    ['from ElevenLabs, in the longer form', { isOn: true, isTunnelOurs: true }, `::ffff:${THEIRS}`, true],
    ['from this computer', { isOn: true, isTunnelOurs: true }, undefined, true],
    ['from anywhere else', { isOn: true, isTunnelOurs: true }, NOBODYS, false],
    ['from what is no address', { isOn: true, isTunnelOurs: true }, '', false],
    ['from two at once', { isOn: true, isTunnelOurs: true }, `${THEIRS}, ${NOBODYS}`, false],
  ] as const)('%s, then that is %j %s: %s', (_name, { isOn, isTunnelOurs }, address, may) => {
    const mayAsk = createSenderCheck({ isOn: () => isOn, isTunnelOurs: () => isTunnelOurs });
    expect(mayAsk(routeWith(header), from(address))).toBe(may);
  });

  it('when a route is Twilio’s, open to everybody, or has a token of its own, then it asks nobody where they are', () => {
    const mayAsk = createSenderCheck({ isOn: () => true, isTunnelOurs: () => true });
    for (const auth of [{ kind: 'none' }, { kind: 'bearer', secrets: () => ['s'] }] as const)
      expect(mayAsk(routeWith(auth), from(NOBODYS))).toBe(true);
  });
});
