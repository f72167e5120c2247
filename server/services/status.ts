import type { Condition } from '#contract/condition.ts';
import type { Problem, Status } from '#contract/status.ts';
import type { Reachability } from '#contract/today.ts';
import type { TunnelStatus } from '#contract/tunnel.ts';
import { noEvidence, reachabilityOf, withAnswer, type Evidence } from '../domain/reachability.ts';
import type { Stores } from '../store/open-stores.ts';

type Seen = Status['lastDeliveries'][number];
const KEPT = 50;
/** Where reports of finished calls arrive, as it was registered. */
const REPORTS = 'post-call';

type Deps = {
  stores: Stores;
  version: string;
  startedAt: Date;
  demo: boolean;
  doors: () => Status['doors'];
  tunnel: () => TunnelStatus;
  /** What is missing or wrong, from whoever knows. */
  problems: () => Problem[];
  remoteWrites: () => boolean;
};

export type StatusDesk = ReturnType<typeof createStatusDesk>;

/** How the whole program is doing, and the last deliveries it answered. */
export function createStatusDesk({ stores, version, startedAt, demo, doors, tunnel, problems, remoteWrites }: Deps) {
  const seen: Seen[] = [];
  let reportedAt: string | null = null;
  let [evidence, evidenceOf]: [Evidence, string | null] = [noEvidence, null];
  const ofAddress = (publicUrl: string | null): Evidence => (evidenceOf === publicUrl ? evidence : noEvidence);

  let knocks = 0;

  return {
    /** `over` is the public address that it came in over, or null where it did not. */
    saw(delivery: Seen, over: string | null): void {
      seen.push(delivery);
      if (seen.length > KEPT) seen.shift();
      if (delivery.route === REPORTS && delivery.status === 200) reportedAt = delivery.at;
      if (over !== null) [evidence, evidenceOf] = [withAnswer(ofAddress(over), delivery.status), over];
    },
    /** When a report was last accepted since the start; null where none was. */
    reportedAt: (): string | null => reportedAt,
    /** While we try our own door as a stranger would, its refusals say nothing about anybody. */
    isKnocking: (): boolean => knocks > 0,
    /** Counted, for one knocking may begin before the last is over. */
    knocking: (is: boolean): void => void (knocks += is ? 1 : -1),
    reachability: (): Reachability => {
      const way = tunnel();
      const lastSeenAt = seen.at(-1)?.at ?? null;
      return reachabilityOf({ tunnel: way, evidence: ofAddress(way.publicUrl), lastSeenAt });
    },
    problems,
    /** `condition` makes one sentence of it all. */
    get(condition: (found: readonly Problem[]) => Condition): Status {
      const found = problems();
      const figures = figuresOf(stores);
      const way = tunnel();
      return {
        ...{ version, startedAt: startedAt.toISOString(), demo },
        doors: { ...doors(), publicUrl: way.publicUrl },
        ...{ tunnel: way, condition: condition(found) },
        database: { ok: figures !== null && stores.inPlace(), ...(figures ?? NO_FIGURES) },
        problems: found,
        lastDeliveries: seen.toReversed(),
        remoteWrites: remoteWrites(),
      };
    },
  };
}

/** Null where the database does not answer. */
function figuresOf(stores: Stores): Omit<Status['database'], 'ok'> | null {
  try {
    return {
      schemaVersion: stores.schemaVersion(),
      ...{ calls: stores.calls.count(), callers: stores.people.count() },
      ...{ inboxWaiting: stores.inbox.waiting(), inboxParked: stores.inbox.parked() },
    };
  } catch {
    return null;
  }
}

const NO_FIGURES = { schemaVersion: 0, calls: 0, callers: 0, inboxWaiting: 0, inboxParked: 0 };
