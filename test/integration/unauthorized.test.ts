import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { apiRoutes } from '../../server/http/api-routes.ts';
import type { WebhookRoute } from '../../server/http/webhook-route.ts';
import { ANA, aRing } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { rawRequest, toRequest } from '../support/raw-request.ts';
import { rowCounts } from '../support/stored.ts';
import { startTestApp, TEST_SECRETS, type TestApp } from '../support/test-app.ts';
import { TWILIO_ENV } from '../support/twilio-posts.ts';

const secrets = [TEST_SECRETS.initiation, TEST_SECRETS.tool, TEST_SECRETS.webhook, TEST_SECRETS.apiToken];
const body = JSON.stringify(aRing());
const now = 1_795_000_000;
const mac = (secret: string, t: number): string => createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');

/** Near misses of every secret there is: none of them is right for any of the routes it is sent to. */
function nearMisses(secret: string): string[] {
  const other = secret === secrets[0] ? secrets[1] : secrets[0];
  return [
    ...['', ' ', 'x', 'null', 'undefined', '0', 'true', '{}', '""', "' OR 1=1 --", '../../etc/passwd', '%00'],
    ...[secret.slice(1), secret.slice(0, -1), `${secret}x`, `x${secret}`, `${secret}${secret}`, `${secret},${secret}`],
    ...[
      secret.toUpperCase(),
      `"${secret}"`,
      `'${secret}'`,
      `${secret};`,
      `${secret}\t.`,
      [...secret].reverse().join(''),
    ],
    ...[Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex'), encodeURIComponent(`${secret}=`)],
    ...[`Bearer ${secret}`, `Basic ${secret}`, `secret=${secret}`, `\u00a0${secret}`, '\u00ff'.repeat(secret.length)],
    ...['a'.repeat(secret.length), 'y'.repeat(8000), other ?? '', `${other},${secret}`],
  ];
}

const signatures = [
  ...['', 't', 't=', 'v0=', 't=,v0=', `t=${now}`, `v0=${mac('wrong', now)}`, 'null', '{}', `${now}`],
  `t=${now},v0=${mac('wrong', now)}`,
  `t=${now},v0=${mac(TEST_SECRETS.webhook, now).slice(0, -1)}`,
  `t=${now},v0=${mac(TEST_SECRETS.webhook, now)}0`,
  `t=${now},v1=${mac(TEST_SECRETS.webhook, now)}`,
  `t=${now + 1},v0=${mac(TEST_SECRETS.webhook, now)}`,
  `t=${now - 1801},v0=${mac(TEST_SECRETS.webhook, now - 1801)}`,
  `t=${now + 1801},v0=${mac(TEST_SECRETS.webhook, now + 1801)}`,
  `t=abc,v0=${mac(TEST_SECRETS.webhook, now)}`,
  `t=-1,v0=${mac(TEST_SECRETS.webhook, -1)}`,
  `t=${now}.0,v0=${mac(TEST_SECRETS.webhook, now)}`,
  `t=${now},t=${now},v0=${mac(TEST_SECRETS.webhook, now)}`,
  `t=${now};v0=${mac(TEST_SECRETS.webhook, now)}`,
  ...secrets.map((secret) => `t=${now},v0=${mac(`${secret}x`, now)}`),
];

function credentials({ auth }: WebhookRoute): string[] {
  const all = secrets.flatMap(nearMisses);
  switch (auth.kind) {
    case 'none':
      return [];
    case 'header':
      return ['', ...all.map((value) => `X-Linekeeper-Secret: ${value}`), `Authorization: Bearer ${secrets[0]}`];
    case 'bearer':
      return [
        '',
        ...all.map((value) => `Authorization: ${value}`),
        ...secrets.map((one) => `Authorization: Bearer ${one}`),
      ];
    case 'twilio':
      return ['', ...[...all, 'GvWf1cFY/Q7PnoempGyD5oXAezc='].map((value) => `X-Twilio-Signature: ${value}`)];
    case 'signature':
      return ['', ...[...signatures, ...all].map((value) => `ElevenLabs-Signature: ${value}`)];
    case 'header-or-signature':
      return [
        '',
        ...all.map((value) => `X-Linekeeper-Secret: ${value}`),
        ...[...signatures, ...all].map((value) => `ElevenLabs-Signature: ${value}`),
        ...signatures.map((value) => `X-ElevenLabs-Signature: ${value}`),
      ];
  }
}

const isRight = ({ auth }: WebhookRoute, header: string): boolean =>
  (auth.kind === 'header' || auth.kind === 'header-or-signature') &&
  auth.secrets().some((secret) => header === `X-Linekeeper-Secret: ${secret}`);

describe('T1: requests without the right secret', () => {
  let app: TestApp;
  beforeEach(
    async () =>
      void (app = await startTestApp({
        now: () => new Date(now * 1000),
        env: { ...TWILIO_ENV, LINEKEEPER_RELAY_SECRET: 'relay-secret-for-tests' },
      })),
  );
  afterEach(() => app.stop());

  it('when every secured route gets more than fifty of them, then all answers are one 401, or one 403 on Twilio’s, and nothing is left behind', async () => {
    await ownerOf(app).ask('remote-writes.set', { enabled: true });
    const port = Number(new URL(app.webhookUrl).port);
    await app.settled();
    const before = rowCounts(app.dataDir);
    const answers = { secret: new Set<string>(), twilio: new Set<string>() };
    const tried = new Map<string, number>();

    for (const route of app.routes.filter(({ auth }) => auth.kind !== 'none')) {
      const path = route.path.replace(':tool', 'recall').replace(':phone_hash', hashOf(ANA));
      const headers = credentials(route).filter((header) => !isRight(route, header));
      tried.set(route.name, headers.length);
      for (let from = 0; from < headers.length; from += 20) {
        const batch = headers.slice(from, from + 20).map((header) => {
          const lines = [
            `Content-Type: ${route.contentType ?? 'application/json'}`,
            `Content-Length: ${body.length}`,
            ...(header ? [header] : []),
          ];
          return rawRequest(port, toRequest(`${route.method} ${path}`, lines, body));
        });
        const seen = route.auth.kind === 'twilio' ? answers.twilio : answers.secret;
        for (const { bytes } of await Promise.all(batch)) seen.add(bytes);
      }
    }
    await app.settled();

    expect([...answers.secret]).toEqual([
      expect.stringMatching(/^HTTP\/1\.1 401 [\s\S]*\r\n\r\n\{"error":"unauthorized"\}$/),
    ]);
    expect([...answers.twilio]).toEqual([
      expect.stringMatching(/^HTTP\/1\.1 403 [\s\S]*\r\n\r\n\{"error":"forbidden"\}$/),
    ]);
    expect(tried.size).toBeGreaterThanOrEqual(6);
    expect(Math.min(...tried.values())).toBeGreaterThanOrEqual(50);
    expect(rowCounts(app.dataDir)).toEqual(before);
  });

  it('when they are refused, then the log tells of it without any number, secret or path', async () => {
    await app.ringRaw(body, { 'x-linekeeper-secret': 'wrong-secret-of-a-stranger' });
    await fetch(`${app.webhookUrl}/api/memory/${hashOf(ANA)}`, { method: 'POST', body });
    app.flushLog();

    const log = readFileSync(join(app.dataDir, 'logs', 'linekeeper.log'), 'utf8');
    expect(log).toContain('"problem":"wrong_credential"');
    expect(log).not.toMatch(/2125550123|5550100|wrong-secret|CA0001/);
    expect(log).not.toContain(hashOf(ANA));
  });

  it('when the desk’s addresses are tried on the webhook door, then there is nothing, whatever is sent along', async () => {
    const headers = { authorization: `Bearer ${TEST_SECRETS.apiToken}`, 'content-type': 'application/json' };
    for (const { method, path } of [
      ...apiRoutes,
      { method: 'get', path: '/api/openapi.json' },
      { method: 'post', path: '/api/calls.list' },
    ]) {
      const url = `${app.webhookUrl}${path.replace('{phone_hash}', hashOf(ANA)).replace(/\{\w+\}/, '00000000-0000-4000-8000-000000000000')}`;
      const response = await fetch(url, {
        method: method.toUpperCase(),
        headers,
        ...(method === 'get' ? {} : { body: '{}' }),
      });
      expect([path, response.status, await response.text()]).toEqual([path, 404, '']);
    }
  });
});

describe('T1: a door without its secrets', () => {
  let app: TestApp | undefined;
  afterEach(() => app?.stop());

  it.each([
    ['LINEKEEPER_INITIATION_SECRET', '/webhook/personalize', 'Callers are not recognised'],
    ['ELEVENLABS_WEBHOOK_SECRET', '/webhook/post-call', 'Nothing is learned'],
    ['LINEKEEPER_TOOL_SECRET', '/tools/recall', 'cannot use its tools'],
  ])(
    'when %s is not set, then its route answers 503 to anybody and the status says why',
    async (name, path, problem) => {
      app = await startTestApp({ env: { [name]: '' } });

      for (const value of ['', 'undefined', TEST_SECRETS.initiation]) {
        const headers = {
          'content-type': 'application/json',
          'x-linekeeper-secret': value,
          'elevenlabs-signature': value,
        };
        const response = await fetch(`${app.webhookUrl}${path}`, { method: 'POST', headers, body });
        expect([response.status, await response.json()]).toEqual([503, { error: 'unavailable' }]);
      }
      const { problems } = await ownerOf(app).ask('status.get', {});
      expect(problems).toHaveLength(1);
      expect(problems[0]?.sentence).toContain(name);
      expect(problems[0]?.sentence).toContain(problem);
      expect(rowCounts(app.dataDir)).toMatchObject({ calls: 0, inbox: 0 });
    },
  );
});
