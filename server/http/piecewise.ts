import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

import { plainHeaders } from './refusals.ts';
import type { StreamedAnswer } from './webhook-route.ts';

/**
 * Sends an answer while it is being made. Every piece leaves at once; while the reader is slower than the answer, the
 * next piece is not asked for, so that nothing grows. Resolves to the bytes sent.
 */
export async function sendPieces(
  res: ServerResponse,
  { status, type, pieces }: Pick<StreamedAnswer, 'status' | 'type' | 'pieces'>,
): Promise<number> {
  res.writeHead(status, { ...plainHeaders, 'content-type': type, 'x-accel-buffering': 'no' });
  // Small pieces that wait for each other are heard as a pause.
  res.socket?.setNoDelay(true);
  let bytes = 0;
  for await (const piece of pieces) {
    if (res.destroyed) break;
    bytes += piece.byteLength;
    if (!res.write(piece)) await drained(res);
  }
  res.end();
  return bytes;
}

/** A reader who hung up drains nothing any more. */
async function drained(res: ServerResponse): Promise<void> {
  const done = new AbortController();
  const either = ['drain', 'close'].map((event) => once(res, event, { signal: done.signal }));
  await Promise.race(either);
  done.abort();
  await Promise.allSettled(either);
}
