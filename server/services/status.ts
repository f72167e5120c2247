import type { Status } from '#contract/status.ts';
import type { Reachability } from '#contract/today.ts';
import { reachabilityOf } from '../domain/reachability.ts';
import type { Stores } from '../store/open-stores.ts';
import { LOST_FILE } from './intake.ts';

type Seen = Status['lastDeliveries'][number];
const KEPT = 50;
const LATELY_MS = 10 * 60_000;

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
  const tunnel = { state: 'off' } as const;

  return {
    saw(delivery: Seen): void {
      seen.unshift(delivery);
      if (seen.length > KEPT) seen.pop();
    },
    reachability: (): Reachability => reachabilityOf({ publicUrl: doors().publicUrl, tunnel: tunnel.state, seen }),
    get(): Status {
      const { state, complaints } = examined(stores);
      return {
        ...{ version, startedAt: startedAt.toISOString(), demo },
        doors: doors(),
        tunnel,
        database: state,
        problems: [...complaints, ...problems()],
        lastDeliveries: seen.slice(),
        remoteWrites: remoteWrites(),
      };
    },
  };
}

const UNREADABLE = 'The database cannot be read: callers are greeted neutrally and nothing is learned.';
const HELD =
  'Another program holds the database just now, so nothing can be kept: close backup tools and database browsers. ElevenLabs sends finished calls again where its retries are switched on.';
const FAILED_LATELY =
  'In the last ten minutes the database could not be written at least once: see that the disk is not full and that no other program uses linekeeper.db. ElevenLabs sends finished calls again where its retries are switched on.';

/** The database's figures, and a sentence for everything that is wrong with it. */
function examined(stores: Stores): { state: Status['database']; complaints: string[] } {
  try {
    const state = {
      ok: stores.inPlace(),
      schemaVersion: stores.schemaVersion(),
      ...{ calls: stores.calls.count(), callers: stores.people.count() },
      ...{ inboxWaiting: stores.inbox.waiting(), inboxParked: stores.inbox.parked() },
    };
    const lost = state.ok ? [] : [LOST_FILE];
    return { state, complaints: [...lost, ...writingTrouble(stores), ...parked(state.inboxParked)] };
  } catch {
    const figures = { schemaVersion: 0, calls: 0, callers: 0, inboxWaiting: 0, inboxParked: 0 };
    return { state: { ok: false, ...figures }, complaints: [stores.inPlace() ? UNREADABLE : LOST_FILE] };
  }
}

function writingTrouble(stores: Stores): string[] {
  if (!stores.mayWrite()) return [HELD];
  const since = stores.sinceFailure();
  return since !== null && since < LATELY_MS ? [FAILED_LATELY] : [];
}

function parked(count: number): string[] {
  if (count === 0) return [];
  return [
    `Deliveries that could not be understood wait in the inbox: ${count}. Look the calls up at ElevenLabs, and see that its post-call webhook sends transcripts as JSON and that this Linekeeper is the newest one. What belongs to no call is erased after 30 days.`,
  ];
}
