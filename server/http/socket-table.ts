import type { SocketRoute } from './socket-route.ts';

export type FoundSocket = { readonly route: SocketRoute; readonly parameter: string | null };

/** 256 bits in base64url. */
const TOKEN = /^[\w-]{43}$/;
const LAST = ':token';

/** As the route table does for requests: the path exactly as sent, nothing decoded, folded or trimmed. */
export function createSocketTable(routes: readonly SocketRoute[]) {
  const exact = new Map<string, SocketRoute>();
  const byPrefix = new Map<string, SocketRoute>();
  for (const route of routes) {
    const isFamily = route.path.endsWith(`/${LAST}`);
    const [table, key] = isFamily ? [byPrefix, route.path.slice(0, -LAST.length)] : [exact, route.path];
    if (table.has(key)) throw new Error(`Two sockets at ${route.path}`);
    table.set(key, route);
  }

  return function find(method: string, url: string): FoundSocket | null {
    const [path = ''] = url.split('?', 1);
    if (method !== 'GET') return null;
    const route = exact.get(path);
    if (route) return { route, parameter: null };
    const cut = path.lastIndexOf('/') + 1;
    const family = byPrefix.get(path.slice(0, cut));
    const parameter = path.slice(cut);
    return family && TOKEN.test(parameter) ? { route: family, parameter } : null;
  };
}
