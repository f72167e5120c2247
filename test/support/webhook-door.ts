import { createHmac } from 'node:crypto';

import { createBodyBudget, type BodyBudget } from '../../server/http/body-budget.ts';
import type { Answered } from '../../server/http/exchange.ts';
import { createFailureLimiter } from '../../server/http/failure-limiter.ts';
import { healthRoute } from '../../server/http/routes/health.ts';
import { openDoor } from '../../server/http/server-limits.ts';
import { createWebhookApp } from '../../server/http/webhook-app.ts';
import type { Answer, CalmRoute, Delivery, StrictRoute, WebhookRoute } from '../../server/http/webhook-route.ts';
import { createSignatureCheck } from '../../server/integrations/elevenlabs/signature.ts';

export const initiationSecret = 'invented-initiation-secret';
export const previousSecret = 'invented-previous-secret-0';
export const toolSecret = 'invented-tool-secret';
export const apiToken = 'invented-write-only-token';
export const signingSecret = 'wsec_invented_for_the_door';
export const probeKey = Buffer.from('invented probe key');
export const nowSeconds = 1_795_000_000;

export const sign = (body: string | Buffer, t = nowSeconds): string =>
  `t=${t},v0=${createHmac('sha256', signingSecret).update(`${t}.`).update(body).digest('hex')}`;

export type Handle = (delivery: Delivery) => Answer | Promise<Answer>;

type Options = {
  handle?: Handle;
  secretsSet?: boolean;
  bodyDeadlineMs?: number;
  deadlineMs?: number;
  budget?: BodyBudget;
  reads?: 'json' | 'bytes';
};

export const fallbackAnswer: Answer = { status: 200, body: { neutral: true } };

/** One route for each way in, all led to the same handler. */
function testRoutes({ secretsSet = true, deadlineMs = 5000, reads = 'json' }: Options, handle: Handle) {
  const secrets =
    (...values: string[]) =>
    () =>
      secretsSet ? values : [];
  const check = createSignatureCheck({ secrets: secrets(signingSecret), now: () => new Date(nowSeconds * 1000) });
  const header = 'x-linekeeper-secret' as const;
  const post = { method: 'POST', contentType: 'application/json', handle } as const;
  const calm: CalmRoute = {
    ...post,
    name: 'personalize',
    path: '/webhook/personalize',
    maxBytes: 16 * 1024,
    auth: { kind: 'header', header, secrets: secrets(initiationSecret, previousSecret) },
    neverFails: true,
    deadlineMs,
    fallback: () => fallbackAnswer,
  };
  const strict: StrictRoute[] = [
    {
      ...post,
      name: 'post-call',
      path: '/webhook/post-call',
      maxBytes: 64 * 1024,
      auth: { kind: 'signature', check },
      reads,
    },
    {
      ...post,
      name: 'tool',
      path: '/tools/:tool',
      maxBytes: 4096,
      auth: { kind: 'header', header, secrets: secrets(toolSecret) },
    },
    {
      ...post,
      name: 'notes',
      path: '/api/notes',
      maxBytes: 4096,
      auth: { kind: 'bearer', secrets: secrets(apiToken) },
    },
    {
      name: 'services',
      method: 'GET',
      path: '/api/webhooks/elevenlabs/services',
      contentType: null,
      maxBytes: 0,
      auth: { kind: 'header', header, secrets: secrets(toolSecret) },
      handle,
    },
  ];
  return [calm, ...strict];
}

/** The webhook door on a free port, with everything that happened behind it. */
export async function openTestDoor(options: Options = {}) {
  const deliveries: Delivery[] = [];
  const reported: unknown[] = [];
  const answered: Answered[] = [];
  const handle: Handle = (delivery) => {
    deliveries.push(delivery);
    return options.handle?.(delivery) ?? { status: 200, body: { ok: true } };
  };
  const routes: WebhookRoute[] = [healthRoute({ probeKey }), ...testRoutes(options, handle)];
  const { app } = createWebhookApp({
    routes,
    budget: options.budget ?? createBodyBudget(),
    failures: createFailureLimiter({ now: () => 0 }),
    report: (error) => void reported.push(error),
    onAnswered: (record) => void answered.push(record),
    ...(options.bodyDeadlineMs === undefined ? {} : { bodyDeadlineMs: options.bodyDeadlineMs }),
  });
  const door = await openDoor({ listener: app, port: 0, portSetting: 'LINEKEEPER_WEBHOOK_PORT' });
  return { ...door, routes, deliveries, reported, answered };
}

export type TestDoor = Awaited<ReturnType<typeof openTestDoor>>;
