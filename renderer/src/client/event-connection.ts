import type { LinkState } from '#contract/client.ts';

import { createFrameReader, type EventFrame } from './event-frames.ts';
import { untilSeen, whileSeen, type Sight } from './sight.ts';
import type { After } from './timers.ts';

export type Connecting = {
  url: string;
  fetch: typeof globalThis.fetch;
  after: After;
  sight: Sight;
  onLink: (state: LinkState) => void;
};

type Following = Connecting & {
  signal: AbortSignal;
  /** The id of the last message taken, or null to begin afresh. */
  lastId: () => string | null;
  onFrame: (frame: EventFrame) => void;
};

/** The server is heard every 15 s; a stream silent for longer than two of its heartbeats is dead. */
const SILENCE_MS = 40_000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 5_000;

/**
 * Keeps a stream of server-sent events open until `signal` ends it or the session is refused. Read with `fetch`, because
 * EventSource tells neither a refused session from a stopped server nor silence from a heartbeat. A window that nobody
 * sees lets go of it: a browser has six connections for all its tabs, and a seventh tab could not even load.
 */
export async function followEvents(following: Following): Promise<void> {
  const { signal, after, sight, onLink } = following;
  for (let pause = FIRST_RETRY_MS; !signal.aborted;) {
    await untilSeen(sight, signal);
    const outcome = await readOnce(following);
    if (signal.aborted) return;
    if (outcome === 'unseen') continue;
    onLink(outcome === 'refused' ? 'sessionEnded' : 'lost');
    if (outcome === 'refused') return;
    if (outcome === 'read') pause = FIRST_RETRY_MS;
    await rest(pause, { signal, after });
    pause = Math.min(pause * 2, LAST_RETRY_MS);
  }
}

/** One connection, from its opening to its end. */
async function readOnce({
  url,
  fetch,
  after,
  sight,
  onLink,
  ...following
}: Following): Promise<'refused' | 'failed' | 'read' | 'unseen'> {
  const { signal, lastId, onFrame } = following;
  const silent = new AbortController();
  const seen = whileSeen(sight);
  let calm = after(SILENCE_MS, () => silent.abort());
  let outcome: 'failed' | 'read' = 'failed';
  try {
    const id = lastId();
    const headers = id === null ? {} : { 'last-event-id': id };
    const response = await fetch(url, { headers, signal: AbortSignal.any([signal, silent.signal, seen.signal]) });
    if (response.status === 401) return 'refused';
    if (!response.ok || !response.body) return outcome;
    onLink('open');
    const toFrames = createFrameReader();
    for await (const piece of piecesOf(response.body)) {
      calm();
      calm = after(SILENCE_MS, () => silent.abort());
      outcome = 'read';
      for (const frame of toFrames(piece)) if (!signal.aborted) onFrame(frame);
    }
  } catch {
    // The connection broke, or was cut for its silence: what trying again is for.
  } finally {
    calm();
    seen.forget();
  }
  return seen.signal.aborted ? 'unseen' : outcome;
}

/** Not `for await` over the stream itself, which not every browser has. */
async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    yield decoder.decode(piece.value, { stream: true });
  }
}

function rest(milliseconds: number, { signal, after }: Pick<Following, 'signal' | 'after'>): Promise<void> {
  return new Promise((resolve) => {
    const rested = (): void => {
      stop();
      signal.removeEventListener('abort', rested);
      resolve();
    };
    const stop = after(milliseconds, rested);
    signal.addEventListener('abort', rested);
  });
}
