import type { Readable } from 'node:stream';

import type { BodyClaim } from './body-budget.ts';

/**
 * `gone`: the sender hung up, so there is nobody to answer. A body that came in pieces is put together only by `bytes`:
 * whoever turns out to be a stranger does not fill the memory twice.
 */
export type BodyRead =
  | { readonly kind: 'whole'; readonly bytes: () => Buffer }
  | { readonly kind: 'too_large' | 'too_slow' | 'no_room' | 'gone' };

type Options = {
  maxBytes: number;
  /** How long the body may take from now on. */
  deadlineMs: number;
  claim: BodyClaim;
  /** Sees every piece as it arrives: large bodies are hashed on the way in, not in one long stop at the end. */
  onChunk?: ((chunk: Buffer) => void) | undefined;
};

/**
 * Collects a request's body. Counts what really arrives, whatever length was declared; when it gives up, the rest is
 * drained unread, so that the sender gets to see the answer instead of a reset connection.
 */
export function readBody(req: Readable, { maxBytes, deadlineMs, claim, onChunk }: Options): Promise<BodyRead> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let received = 0;
    let settled = false;
    let timer: NodeJS.Timeout | undefined;

    const settle = (result: BodyRead): void => {
      settled = true;
      clearTimeout(timer);
      // What still comes is dropped: a stream goes on flowing when its last listener for data is gone (Node's stream API).
      req.off('data', onData).off('end', onEnd).off('close', onClose);
      resolve(result);
    };
    const giveWay = (): void => settle({ kind: 'no_room' });
    const onData = (chunk: Buffer): void => {
      received += chunk.length;
      if (received > maxBytes) return settle({ kind: 'too_large' });
      if (!claim.take(chunk.length, giveWay)) return giveWay();
      chunks.push(chunk);
      onChunk?.(chunk);
    };
    const onEnd = (): void => {
      claim.arrived();
      const [only] = chunks;
      const bytes = (): Buffer => (only && chunks.length === 1 ? only : Buffer.concat(chunks, received));
      settle({ kind: 'whole', bytes });
    };
    const onClose = (): void => settle({ kind: 'gone' });

    req.on('data', onData).on('end', onEnd).on('close', onClose);
    // Most bodies come along with their headers and have ended by the next microtask: they need no timer.
    void Promise.resolve().then(() => {
      if (!settled) timer = setTimeout(() => settle({ kind: 'too_slow' }), deadlineMs);
    });
  });
}
