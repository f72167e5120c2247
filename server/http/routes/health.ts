import { createHmac } from 'node:crypto';

import type { WebhookRoute } from '../webhook-route.ts';

/**
 * `GET /health` says that the door is open and nothing more. With `?probe=NONCE` it also signs the nonce with a key
 * only this installation has, so that Linekeeper can tell its own answer from anyone else's at the tunnel's far end.
 */
export function healthRoute({ probeKey }: { probeKey: Buffer }): WebhookRoute {
  return {
    name: 'health',
    method: 'GET',
    path: '/health',
    contentType: null,
    maxBytes: 0,
    auth: { kind: 'none' },
    handle({ query }) {
      const nonce = query === '' ? null : new URLSearchParams(query).get('probe');
      if (nonce === null || !/^[\w-]{8,128}$/.test(nonce)) return { status: 200, body: { status: 'ok' } };
      const probe = createHmac('sha256', probeKey).update(nonce).digest('hex');
      return { status: 200, body: { status: 'ok', probe } };
    },
  };
}
