import { tell, type Told } from '#contract/told.ts';
import type { Stores } from '../store/open-stores.ts';

const LATELY_MS = 10 * 60_000;

/** A sentence for everything that is wrong with the database, asked without counting anything in it. */
export function databaseTrouble(stores: Stores): Told[] {
  try {
    const parked = stores.inbox.parked();
    return [
      ...(stores.inPlace() ? [] : [tell('database_lost')]),
      ...(stores.isBroken() ? [tell('database_broken')] : []),
      ...writingTrouble(stores),
      ...(parked === 0 ? [] : [tell('deliveries_parked', { count: parked })]),
    ];
  } catch {
    return [tell(stores.inPlace() ? 'database_unreadable' : 'database_lost')];
  }
}

function writingTrouble(stores: Stores): Told[] {
  if (!stores.mayWrite()) return [tell('database_held')];
  const since = stores.sinceFailure();
  return since !== null && since < LATELY_MS ? [tell('database_failed')] : [];
}
