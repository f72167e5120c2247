import { z } from 'zod';

import { ask, request } from './ask.ts';
import { quickHostname } from './output-facts.ts';

const LIMIT_MS = 2000;
const Quick = z.object({ hostname: z.string() });

export type Metrics = {
  ready: () => Promise<boolean>;
  /** The name of a quick tunnel, without scheme. Null for a named one, and while there is none. */
  hostname: () => Promise<string | null>;
};

/** What cloudflared says of itself on its own port (cloudflared.md §5). Silence is a no. */
export function createMetrics(port: number): Metrics {
  const get = (path: string) => ask({ url: new URL(`http://127.0.0.1:${port}${path}`), limitMs: LIMIT_MS, request });

  return {
    async ready() {
      try {
        return (await get('/ready')).status === 200;
      } catch {
        return false;
      }
    },
    async hostname() {
      try {
        const { hostname } = Quick.parse(JSON.parse((await get('/quicktunnel')).body));
        return quickHostname(hostname);
      } catch {
        return null;
      }
    },
  };
}
