import type { Gap, LinkState, Unsubscribe } from '#contract/client.ts';
import type { AppEvent } from '#contract/events.ts';

import { followEvents, type Connecting } from './event-connection.ts';
import type { EventFrame } from './event-frames.ts';
import { createFirstAnswers } from './first-answers.ts';

type Subscriber = { onEvent: (event: AppEvent) => void; onGap: (gap: Gap) => void };
type Run = { controller: AbortController; lastId: string | null; isOpen: boolean };

/**
 * The server's announcements: one connection for all subscribers (a browser has six for all its tabs), open while there
 * are any. After a break it asks for what came since; only where the server no longer has that are they told of a gap.
 */
export function createEventStream({ onLink, ...connecting }: Connecting) {
  const subscribers = new Set<Subscriber>();
  let running: Run | null = null;
  const tellGap = (gap: Gap): void => {
    for (const { onGap } of [...subscribers]) onGap(gap);
  };
  const first = createFirstAnswers({ onMissed: () => tellGap({ isMissed: true }) });

  function take(run: Run, { id, event, data }: EventFrame): void {
    if (id !== null) run.lastId = id;
    if (event === 'gap') tellGap({ isMissed: first.begins(id) });
    // The desk door sends nothing but announcements; a view passes over those whose name it does not know.
    else for (const { onEvent } of [...subscribers]) onEvent(JSON.parse(data) as AppEvent);
  }

  function start(): Run {
    const run: Run = { controller: new AbortController(), lastId: null, isOpen: false };
    void followEvents({
      ...connecting,
      signal: run.controller.signal,
      lastId: () => run.lastId,
      onFrame: (frame) => take(run, frame),
      onLink(state: LinkState) {
        run.isOpen = state === 'open';
        onLink(state);
      },
    });
    return run;
  }

  return {
    /** A question is sent; call what it gives with the place of its answer, see `PLACE_HEADER`. */
    sent: () => first.sent(),
    subscribe(onEvent: Subscriber['onEvent'], onGap: Subscriber['onGap']): Unsubscribe {
      const subscriber = { onEvent, onGap };
      subscribers.add(subscriber);
      if (running === null) running = start();
      else if (running.isOpen) queueMicrotask(() => subscribers.has(subscriber) && onGap({ isMissed: true }));
      else running.lastId = null; // what is caught up on later began before this one: all must fetch afresh
      return () => {
        if (!subscribers.delete(subscriber) || subscribers.size > 0) return;
        running?.controller.abort();
        running = null;
      };
    },
  };
}
