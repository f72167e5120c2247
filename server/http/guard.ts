import type { IncomingMessage, ServerResponse } from 'node:http';

import type { BodyBudget } from './body-budget.ts';
import { runCalmRoute } from './calm-route.ts';
import { createExchange, type ExchangeDeps } from './exchange.ts';
import { createRouteTable } from './route-table.ts';
import type { SenderCheck } from './sender-check.ts';
import { runStrictRoute } from './strict-route.ts';
import type { WebhookRoute } from './webhook-route.ts';

export type GuardDeps = ExchangeDeps & {
  routes: readonly WebhookRoute[];
  budget: BodyBudget;
  /** Who may ask a route, whatever their secret; left out: everybody. Whoever may not is told of a wrong secret. */
  mayAsk?: SenderCheck | undefined;
  /** How long a body may take to arrive on a strict route. Shortened in tests. */
  bodyDeadlineMs?: number;
};

/**
 * Stands before everything on the webhook door: what is not in the table does not exist. No address, host or
 * forwarding header is trusted for anything, since every request from the internet arrives from 127.0.0.1.
 */
export function createGuard({ routes, budget, mayAsk, bodyDeadlineMs = 10_000, ...deps }: GuardDeps) {
  const find = createRouteTable(routes);

  return function guard(req: IncomingMessage, res: ServerResponse): void {
    const entry = find(req.method ?? '', req.url ?? '');
    const found = entry?.route.open?.() === false ? null : entry;
    const exchange = createExchange(req, res, found?.route.name ?? null, deps);
    if (!found) return exchange.refuse('not_found');
    const { route } = found;
    if (mayAsk?.(route, req.headers) === false) return exchange.refuseSender('wrong_credential');
    const shared = { req, exchange, budget, report: deps.report, bodyDeadlineMs };
    const running =
      route.neverFails === true
        ? runCalmRoute({ ...shared, found: { ...found, route } })
        : runStrictRoute({ ...shared, found: { ...found, route } });
    running.catch((error: unknown) => {
      deps.report(error);
      exchange.refuse('fault');
    });
  };
}
