import type { Protocol } from 'electron';
import type { Route } from 'playwright-core';

import { fromPageAddress, toPageAddress } from './addresses.ts';

type Handler = (request: Request) => Response | Promise<Response>;

/** Schemes of the program's own, and their way into a Chromium that knows none of them. */
export function createProtocol(isReady: () => boolean) {
  const handlers = new Map<string, Handler>();
  const privileged = new Map<string, Electron.Privileges>();
  const schemes: ReadonlySet<string> = new Set<string>();

  const protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'> = {
    registerSchemesAsPrivileged(customSchemes) {
      if (isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      for (const { scheme, privileges = {} } of customSchemes) privileged.set(scheme, privileges);
    },
    handle(scheme, handler) {
      if (handlers.has(scheme)) throw new Error(`The scheme '${scheme}' is already handled`);
      const { standard = false, secure = false } = privileged.get(scheme) ?? {};
      // Anything less would be served here as if it were, because Chromium gets it as https.
      if (!standard || !secure)
        throw new Error(`The stand-in serves standard and secure schemes only, not '${scheme}'`);
      handlers.set(scheme, handler);
      (schemes as Set<string>).add(scheme);
    },
    unhandle: (scheme) => void handlers.delete(scheme),
    isProtocolHandled: (scheme) => handlers.has(scheme),
  };

  /** Answers a request of the page with what the program's handler says; false where the address is nobody's. */
  async function serve(route: Route): Promise<boolean> {
    const request = route.request();
    const url = fromPageAddress(request.url(), schemes);
    const handler = handlers.get(new URL(url).protocol.slice(0, -1));
    if (!handler) return false;
    const body = request.postDataBuffer();
    const given = {
      method: request.method(),
      headers: await request.allHeaders(),
      ...(body ? { body: new Uint8Array(body) } : {}),
    };
    const response = await handler(new Request(url, { ...given, headers: plain(given.headers) }));
    const headers = Object.fromEntries(response.headers);
    await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
    return true;
  }

  /** What the program says at an address of its own, as it comes; a page here gets an answer once it is whole. */
  async function ask(url: string): Promise<Response> {
    const handler = handlers.get(new URL(url).protocol.slice(0, -1));
    if (!handler) throw new Error(`Nobody answers at ${url}`);
    return handler(new Request(url));
  }

  return {
    protocol,
    privileged,
    serve,
    ask,
    toPage: (url: string): string => toPageAddress(url, schemes),
    fromPage: (url: string): string => fromPageAddress(url, schemes),
  };
}

export type StandInProtocol = ReturnType<typeof createProtocol>;

/** Without the pseudo headers of HTTP/2, which no Request takes. */
function plain(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':')));
}
