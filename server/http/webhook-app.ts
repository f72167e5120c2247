import express, { type ErrorRequestHandler, type Express } from 'express';

import { createGuard, type GuardDeps } from './guard.ts';
import { refusals } from './refusals.ts';
import type { WebhookRoute } from './webhook-route.ts';

export type WebhookApp = {
  app: Express;
  /** Every route there is. Tests walk this list, so a new route cannot be forgotten by them. */
  routes: readonly WebhookRoute[];
};

/** The webhook door as an Express app; it does not listen. The guard answers every request, so no router follows it. */
export function createWebhookApp(deps: GuardDeps): WebhookApp {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.use(createGuard(deps));

  // Express's own error page would show stack and paths: an app in a package has no NODE_ENV=production.
  const onFault: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
    deps.report(error);
    const { status, body, headers } = refusals.fault;
    if (!res.headersSent) res.writeHead(status, headers).end(body);
  };
  app.use(onFault);
  return { app, routes: deps.routes };
}
