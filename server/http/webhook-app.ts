import type { RequestListener } from 'node:http';

import { createGuard, type GuardDeps } from './guard.ts';
import { refusals } from './refusals.ts';
import type { WebhookRoute } from './webhook-route.ts';

export type WebhookApp = {
  app: RequestListener;
  /** Every route there is. Tests walk this list, so a new route cannot be forgotten by them. */
  routes: readonly WebhookRoute[];
};

/**
 * The webhook door as a listener; it does not listen itself. The guard answers every request, so there is nothing for
 * a framework to route, and the ringing phone does not wait for one.
 */
export function createWebhookApp(deps: GuardDeps): WebhookApp {
  const guard = createGuard(deps);
  const app: RequestListener = (req, res) => {
    try {
      guard(req, res);
    } catch (error) {
      deps.report(error);
      const { status, body, headers } = refusals.fault;
      if (!res.headersSent) res.writeHead(status, headers).end(body);
    }
  };
  return { app, routes: deps.routes };
}
