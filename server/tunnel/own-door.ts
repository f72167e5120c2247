import { randomBytes } from 'node:crypto';

import { ask, request } from './ask.ts';
import type { OpenDoor, TunnelReason } from './tunnel-deps.ts';

/** What a door may say to somebody without a secret: who are you, there is nothing, not like this, not set up. */
const REFUSALS = new Set([400, 401, 403, 404, 405, 411, 413, 415, 426, 429, 503]);
const LIMIT_MS = 3000;

/**
 * Fail-closed: why the tunnel must not be opened, or null. Every route is tried as a stranger would, without a secret,
 * and the owner's own paths must not be there at all (reliability.md §2). `/health` alone may answer.
 */
export async function whyNotOpen({ url, routes, foreign, knocking }: OpenDoor): Promise<TunnelReason | null> {
  knocking?.(true);
  try {
    const strangers = routes.filter(({ path }) => path !== '/health');
    const answers = await Promise.all(
      strangers.map(({ method, path }) =>
        statusOf(url, method, path.replace(/:\w+$/, randomBytes(32).toString('hex'))),
      ),
    );
    const elsewhere = await Promise.all(foreign.map((path) => statusOf(url, 'GET', path)));
    const isClosed = answers.every((status) => REFUSALS.has(status)) && elsewhere.every((status) => status === 404);
    return isClosed ? null : 'tunnel_door_open';
  } catch {
    return 'tunnel_door_silent';
  } finally {
    knocking?.(false);
  }
}

/** Whether the door answers at all, as any program here may ask. */
export async function doorAnswers({ url }: OpenDoor): Promise<boolean> {
  try {
    return (await statusOf(url, 'GET', '/health')) === 200;
  } catch {
    return false;
  }
}

async function statusOf(base: string, method: string, path: string): Promise<number> {
  const isPlain = method === 'GET' || method === 'HEAD';
  const sent = isPlain ? {} : { body: '{}', headers: { 'content-type': 'application/json', 'content-length': '2' } };
  const { status } = await ask({ url: new URL(base + path), method, ...sent, limitMs: LIMIT_MS, request });
  return status;
}
