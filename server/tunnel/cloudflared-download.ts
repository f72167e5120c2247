import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Twice what any build has ever weighed. */
const MOST_BYTES = 96 * 1024 * 1024;

/** A slow line is waited for; one on which nothing comes at all is not. */
const SILENCE_MS = 30_000;
const WHOLE_MS = 15 * 60_000;

type Download = { url: string; to: string; fetch?: typeof fetch; silenceMs?: number; mostBytes?: number };

/** Fetches a file. Rejects on any answer but 200, on silence, on a whole that takes too long or is too big. */
export async function download({ url, to, silenceMs = SILENCE_MS, mostBytes, ...deps }: Download): Promise<void> {
  const get = deps.fetch ?? fetch;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    const signal = AbortSignal.any([silence.signal, AbortSignal.timeout(WHOLE_MS)]);
    const response = await get(url, { signal });
    // GitHub leads on to a storage host; it must not lead down from https.
    if (new URL(response.url).protocol !== new URL(url).protocol) throw new Error('led to another protocol');
    if (response.status !== 200 || response.body === null) throw new Error(`answered ${response.status}`);
    const heard = new Transform({ transform: (piece, _encoding, done) => (timer.refresh(), done(null, piece)) });
    const body = Readable.fromWeb(response.body);
    await pipeline(body, heard, sizeLimit(mostBytes), createWriteStream(to, { mode: 0o600 }), { signal });
  } finally {
    clearTimeout(timer);
  }
}

/** Lets through what can be a cloudflared, and fails on more: a disk is not filled by whoever answers. */
export function sizeLimit(mostBytes = MOST_BYTES): Transform {
  let bytes = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length;
      done(bytes > mostBytes ? new Error('more than a cloudflared can be') : null, piece);
    },
  });
}
