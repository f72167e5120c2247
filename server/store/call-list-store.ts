import type { CallStatus, CallSummary } from '#contract/calls.ts';
import type { Db } from './database.ts';

/** Which calls are asked for; null asks for nothing. `from` is included, `to` is not; both are instants. */
export type CallFilter = {
  businessId: string | null;
  status: CallStatus | null;
  outcome: CallSummary['outcome'];
  callerId: string | null;
  from: string | null;
  to: string | null;
};

export type CallPlace = { id: string; startedAt: string };
type Bounds = { from: string; before: string; beforeId: string; limit: number };
type Wish = Pick<CallFilter, 'businessId' | 'status' | 'outcome' | 'callerId'>;

const LAST = '9999';

/** Pages of calls, newest first, each read in the order of an index that knows everything it filters by. */
export function createCallListStore(db: Db) {
  // Named, not left to the planner: the wrong one reads every call there is to find the few that are asked for.
  const pageBy = (index: string, known: string) =>
    db.prepare<Bounds & Wish, CallPlace>(
      `SELECT c.id, c.started_at AS startedAt FROM calls c INDEXED BY ${index}
       WHERE ${known} c.started_at >= @from AND (c.started_at, c.id) < (@before, @beforeId)
         AND (@businessId IS NULL OR c.business_id = @businessId) AND (@status IS NULL OR c.status = @status)
         AND (@outcome IS NULL OR c.outcome = @outcome) AND (@callerId IS NULL OR c.person_id = @callerId)
       ORDER BY c.started_at DESC, c.id DESC LIMIT @limit`,
    );
  const all = pageBy('calls_by_start', `c.status <> 'live' AND`);
  const ofBusiness = pageBy('calls_of_business', `c.business_id = @businessId AND c.status <> 'live' AND`);
  const ofOutcome = pageBy('calls_of_outcome', 'c.outcome = @outcome AND');
  const failed = pageBy('calls_failed', `c.status = 'failed' AND`);
  const live = pageBy('calls_live', `c.status = 'live' AND`);
  const ofCaller = pageBy('calls_of_person', `c.person_id = @callerId AND c.status <> 'live' AND`);

  function statementsFor({ businessId, status, outcome, callerId }: CallFilter) {
    if (status === 'live') return [live];
    if (status === 'failed') return [failed];
    if (outcome !== null) return [ofOutcome];
    const over = callerId !== null ? ofCaller : businessId === null ? all : ofBusiness;
    // A call under way is in no index but its own.
    return status === null ? [over, live] : [over];
  }

  return {
    /** Begins after the call at `after`. */
    page(filter: CallFilter, after: CallPlace | null, limit: number): CallPlace[] {
      const { businessId, status, outcome, callerId, from, to } = filter;
      const end = { before: to ?? LAST, beforeId: '' };
      const bound = after && after.startedAt < end.before ? { before: after.startedAt, beforeId: after.id } : end;
      const asked = { businessId, status, outcome, callerId, from: from ?? '', ...bound, limit };
      const found = statementsFor(filter).flatMap((statement) => statement.all(asked));
      return found.sort(newestFirst).slice(0, limit);
    },
  };
}

function newestFirst(one: CallPlace, other: CallPlace): number {
  const [first, second] = [one.startedAt + one.id, other.startedAt + other.id];
  return first < second ? 1 : first > second ? -1 : 0;
}
