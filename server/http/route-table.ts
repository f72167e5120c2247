import type { WebhookRoute } from './webhook-route.ts';

export type FoundRoute = { readonly route: WebhookRoute; readonly parameter: string | null; readonly query: string };

const parameters: Readonly<Record<string, RegExp>> = {
  tool: /^[\w-]{1,64}$/,
  phone_hash: /^[0-9a-f]{64}$/,
  calendar: /^[\w-]{32}\.ics$/,
};

/**
 * Finds the route of a request by method and path, both exactly as sent: nothing is decoded, folded or trimmed, so
 * there is no second spelling of a path to guard. One parameter segment at most, last, and matched against a pattern.
 */
export function createRouteTable(routes: readonly WebhookRoute[]) {
  const exact = new Map<string, WebhookRoute>();
  const byPrefix = new Map<string, { route: WebhookRoute; pattern: RegExp }>();
  for (const route of routes) {
    const [prefix = '', name] = route.path.split(':');
    const key = `${route.method} ${prefix}`;
    if (exact.has(key) || byPrefix.has(key)) throw new Error(`Two routes for ${route.method} ${route.path}`);
    if (name === undefined) {
      exact.set(key, route);
      continue;
    }
    const pattern = parameters[name];
    if (!pattern || !prefix.endsWith('/')) throw new Error(`No pattern for the parameter of ${route.path}`);
    byPrefix.set(key, { route, pattern });
  }

  return function find(method: string, url: string): FoundRoute | null {
    const mark = url.indexOf('?');
    const path = mark < 0 ? url : url.slice(0, mark);
    const query = mark < 0 ? '' : url.slice(mark + 1);
    const route = exact.get(`${method} ${path}`);
    if (route) return { route, parameter: null, query };
    const cut = path.lastIndexOf('/') + 1;
    const family = byPrefix.get(`${method} ${path.slice(0, cut)}`);
    const parameter = path.slice(cut);
    return family?.pattern.test(parameter) ? { route: family.route, parameter, query } : null;
  };
}
