import type { Status } from '#contract/status.ts';
import type { Stores } from '../store/open-stores.ts';

type Seen = Status['lastDeliveries'][number];
const KEPT = 50;

type Deps = {
  stores: Stores;
  version: string;
  startedAt: Date;
  demo: boolean;
  doors: () => Status['doors'];
  /** Sentences about what is missing or wrong, from whoever knows. */
  problems: () => string[];
  remoteWrites: () => boolean;
};

export type StatusDesk = ReturnType<typeof createStatusDesk>;

/** How the whole program is doing, and the last deliveries it answered. */
export function createStatusDesk({ stores, version, startedAt, demo, doors, problems, remoteWrites }: Deps) {
  const seen: Seen[] = [];

  function database(): Status['database'] {
    const figures = { schemaVersion: 0, calls: 0, callers: 0, inboxWaiting: 0, inboxParked: 0 };
    try {
      const [inboxWaiting, inboxParked] = [stores.inbox.waiting(), stores.inbox.parked()];
      const [calls, callers] = [stores.calls.count(), stores.people.count()];
      return { ok: true, schemaVersion: stores.schemaVersion(), calls, callers, inboxWaiting, inboxParked };
    } catch {
      return { ok: false, ...figures };
    }
  }

  return {
    saw(delivery: Seen): void {
      seen.unshift(delivery);
      if (seen.length > KEPT) seen.pop();
    },
    get(): Status {
      const state = database();
      const own = [
        ...(state.ok ? [] : ['The database cannot be read: callers are greeted neutrally and nothing is learned.']),
        ...(state.inboxParked > 0
          ? [`Deliveries that could not be understood wait in the inbox: ${state.inboxParked}.`]
          : []),
      ];
      return {
        ...{ version, startedAt: startedAt.toISOString(), demo },
        doors: doors(),
        tunnel: { state: 'off' },
        database: state,
        problems: [...own, ...problems()],
        lastDeliveries: seen.slice(),
        remoteWrites: remoteWrites(),
      };
    },
  };
}
