import type { AppEvent, AppEvents } from '../../server/contract/events.ts';
import { createBus } from '../../server/platform/bus.ts';
import { createLiveRoom } from '../../server/services/bridge/live-room.ts';

/** A live room with a clock of its own; `erased`: calls that are not written down any more. */
export function openRoom() {
  let at = Date.parse('2026-11-21T10:00:00Z');
  const bus = createBus<AppEvents>((error) => {
    throw error;
  });
  const events: AppEvent[] = [];
  bus.subscribe((event) => events.push(event));
  let ended = 0;
  const erased = new Set<string>();
  const room = createLiveRoom({ bus, isKept: (id) => !erased.has(id), now: () => new Date(at) });
  return {
    ...{ room, bus, events, erased },
    control: { end: () => void (ended += 1) },
    ended: () => ended,
    pass: (milliseconds: number): void => void (at += milliseconds),
  };
}
