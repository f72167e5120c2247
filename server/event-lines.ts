import type { AppEvents } from '#contract/events.ts';
import type { Bus } from './platform/bus.ts';
import type { Logger } from './platform/logger.ts';

/** One line for each thing that happened, with our own ids only. */
export function logEvents(bus: Bus<AppEvents>, log: Logger): void {
  const last: Record<string, string> = {};
  bus.subscribe(({ name, payload }) => {
    // The door has logged the first; the others come a few times a second.
    if (name === 'request.seen' || name === 'conversations.changed' || name === 'talk.said') return;
    if (name === 'tunnel.changed' || name === 'condition.changed') {
      const { state, told } = payload;
      // Both are told anew for a figure or a time in them.
      if (last[name] !== `${state} ${told.code}`) log.event(name, { state, code: told.code });
      last[name] = `${state} ${told.code}`;
    } else if ('status' in payload) log.event(name, { id: payload.id, state: payload.status });
    else if ('id' in payload) log.event(name, { id: payload.id });
    else if ('callerId' in payload) log.event(name, { id: payload.callerId });
    else log.event(name);
  });
}
