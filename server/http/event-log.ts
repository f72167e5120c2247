import { randomBytes } from 'node:crypto';

import type { Role } from '#contract/access.ts';
import type { AppEvent } from '#contract/events.ts';
import { toldToStaff } from '../domain/staff-events.ts';

/** An announcement with its place in the order of this run of the program, ready to be sent. */
type LoggedEvent = { id: string; frame: (role: Role) => string };

const PLACE = /^([\w-]{8})\.(\d{1,15})$/;

/** Made once, and only if anybody listens: most of the time no window is open. */
function once(id: string, event: AppEvent): LoggedEvent {
  const made = new Map<Role, string>();
  return {
    id,
    frame(role) {
      const frame = made.get(role) ?? frameOf(id, role === 'owner' ? event : toldToStaff(event));
      made.set(role, frame);
      return frame;
    },
  };
}

/** Empty where there is nothing to be heard. */
function frameOf(id: string, event: AppEvent | null): string {
  return event === null ? '' : `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** What was said in a call that goes on is kept in one place only: who missed it is told to ask there. */
function withoutWords({ payload: { id } }: Extract<AppEvent, { name: 'talk.said' }>): AppEvent {
  return { name: 'talk.changed', payload: { id } };
}

/**
 * The last announcements, so that a stream that broke for a moment goes on where it was. Ids begin with a mark of this
 * run: after a restart nobody can say what was missed.
 */
export function createEventLog({ kept }: { kept: number }) {
  const run = randomBytes(6).toString('base64url');
  let last = 0;
  let recent: LoggedEvent[] = [];

  return {
    add(event: AppEvent): LoggedEvent {
      const id = `${run}.${(last += 1)}`;
      const logged = once(id, event);
      recent.push(event.name === 'talk.said' ? once(id, withoutWords(event)) : logged);
      if (recent.length >= 2 * kept) recent = recent.slice(-kept);
      return logged;
    },
    /** What came after the announcement with this id; null where that cannot be said. */
    since(id: string): LoggedEvent[] | null {
      const [, ofRun, place] = PLACE.exec(id) ?? [];
      const missed = last - Number(place);
      if (ofRun !== run || missed < 0 || missed > Math.min(recent.length, kept)) return null;
      return missed === 0 ? [] : recent.slice(-missed);
    },
    lastId: (): string => `${run}.${last}`,
    /** Lets go of what was said, such as of somebody who is to be forgotten. */
    clear: (): void => void (recent = []),
  };
}
