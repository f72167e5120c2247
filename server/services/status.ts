import type { Status } from '#contract/status.ts';
import { tell, type Told } from '#contract/told.ts';
import type { Reachability } from '#contract/today.ts';
import { reachabilityOf } from '../domain/reachability.ts';
import type { Stores } from '../store/open-stores.ts';

type Seen = Status['lastDeliveries'][number];
const KEPT = 50;
const LATELY_MS = 10 * 60_000;

type Deps = {
  stores: Stores;
  version: string;
  startedAt: Date;
  demo: boolean;
  doors: () => Status['doors'];
  /** What is missing or wrong, from whoever knows. */
  problems: () => Status['problems'];
  remoteWrites: () => boolean;
};

export type StatusDesk = ReturnType<typeof createStatusDesk>;

/** How the whole program is doing, and the last deliveries it answered. */
export function createStatusDesk({ stores, version, startedAt, demo, doors, problems, remoteWrites }: Deps) {
  const seen: Seen[] = [];
  const newestFirst = (): Seen[] => seen.toReversed();
  const tunnel = { state: 'off' } as const;

  return {
    saw(delivery: Seen): void {
      seen.push(delivery);
      if (seen.length > KEPT) seen.shift();
    },
    reachability: (): Reachability =>
      reachabilityOf({ publicUrl: doors().publicUrl, tunnel: tunnel.state, seen: newestFirst() }),
    get(): Status {
      const { state, complaints } = examined(stores);
      return {
        ...{ version, startedAt: startedAt.toISOString(), demo },
        doors: doors(),
        tunnel,
        database: state,
        problems: [...complaints.map((told) => ({ ...told, at: null })), ...problems()],
        lastDeliveries: newestFirst(),
        remoteWrites: remoteWrites(),
      };
    },
  };
}

/** The database's figures, and a sentence for everything that is wrong with it. */
function examined(stores: Stores): { state: Status['database']; complaints: Told[] } {
  try {
    const state = {
      ok: stores.inPlace(),
      schemaVersion: stores.schemaVersion(),
      ...{ calls: stores.calls.count(), callers: stores.people.count() },
      ...{ inboxWaiting: stores.inbox.waiting(), inboxParked: stores.inbox.parked() },
    };
    const lost = state.ok ? [] : [tell('database_lost')];
    return { state, complaints: [...lost, ...writingTrouble(stores), ...parked(state.inboxParked)] };
  } catch {
    const figures = { schemaVersion: 0, calls: 0, callers: 0, inboxWaiting: 0, inboxParked: 0 };
    return {
      state: { ok: false, ...figures },
      complaints: [tell(stores.inPlace() ? 'database_unreadable' : 'database_lost')],
    };
  }
}

function writingTrouble(stores: Stores): Told[] {
  if (!stores.mayWrite()) return [tell('database_held')];
  const since = stores.sinceFailure();
  return since !== null && since < LATELY_MS ? [tell('database_failed')] : [];
}

function parked(count: number): Told[] {
  return count === 0 ? [] : [tell('deliveries_parked', { count })];
}
