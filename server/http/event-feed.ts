import type { ServerResponse } from 'node:http';

import type { Role } from '#contract/access.ts';
import type { AppEvent } from '#contract/events.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { createEventLog } from './event-log.ts';

export type EventFeed = ReturnType<typeof createEventFeed>;

/** Calls `work` again and again until what it returns is called. */
export type Every = (milliseconds: number, work: () => void) => () => void;

type Deps = {
  subscribe: (listener: (event: AppEvent) => void) => () => void;
  every: Every;
};

type Opening = {
  /** The `Last-Event-ID` of a stream that goes on; undefined for a new one. */
  lastId: string | undefined;
  /** Asked at each heartbeat: a stream must not outlive the session that opened it. */
  mayStay: () => boolean;
  /** Who listens: asked for every event, because a window is locked while its stream is open. */
  role: () => Role;
};

type Stream = Omit<Opening, 'lastId'> & { res: ServerResponse };

const HEARTBEAT_MS = 15_000;
const RETRY_MS = 1_000;
const MOST_STREAMS = 32;
const KEPT_EVENTS = 500;
/** Of what a reader has not taken yet: far more than a window ever waits for, far less than would hurt. */
const MOST_UNREAD_BYTES = 1024 * 1024;

/** The app's announcements as server-sent events, for as many windows as are open. */
export function createEventFeed({ subscribe, every }: Deps) {
  const log = createEventLog({ kept: KEPT_EVENTS });
  const streams = new Set<Stream>();
  let closed = false;
  let stopHeartbeat: (() => void) | null = null;

  const unsubscribe = subscribe((event) => {
    if (event.name === 'caller.forgotten' || event.name === 'call.forgotten') log.clear();
    const { frame } = log.add(event);
    for (const stream of streams) send(stream, frame(stream.role()));
  });

  function beat(): void {
    for (const stream of streams) {
      if (stream.mayStay()) send(stream, ':\n\n');
      else stream.res.end();
    }
  }

  function leave(stream: Stream): void {
    streams.delete(stream);
    if (streams.size > 0) return;
    stopHeartbeat?.();
    stopHeartbeat = null;
  }

  return {
    /** Answers with a stream that stays open. Throws AppError `unavailable` when there are too many, or on the way out. */
    open(res: ServerResponse, { lastId, mayStay, role }: Opening): void {
      if (closed) throw refused('unavailable', tell('stopping'));
      if (streams.size >= MOST_STREAMS) throw refused('unavailable', tell('too_many_windows'));
      const stream = { res, mayStay, role };
      streams.add(stream);
      stopHeartbeat ??= every(HEARTBEAT_MS, beat);
      res.once('close', () => leave(stream));
      res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
      const missed = lastId === undefined ? null : log.since(lastId);
      const first =
        missed?.map(({ frame }) => frame(role())).join('') ?? `id: ${log.lastId()}\nevent: gap\ndata: {}\n\n`;
      send(stream, `retry: ${RETRY_MS}\n\n${first}`);
    },
    /** The id of the last announcement. */
    lastId: (): string => log.lastId(),
    fill: (): { used: number; bound: number } => ({ used: streams.size, bound: MOST_STREAMS }),
    /** Ends every stream, and lets nobody open another. */
    close(): void {
      closed = true;
      unsubscribe();
      for (const { res } of streams) res.end();
    },
  };
}

/** Drops a reader that does not read: it comes back with the id of what it took last. */
function send({ res }: Stream, text: string): void {
  if (res.writableLength > MOST_UNREAD_BYTES) res.destroy();
  else if (text !== '') res.write(text);
}
