import type { ParsedInput } from '#contract/commands.ts';
import type { Counts, LearnedFact, Reachability, Today } from '#contract/today.ts';
import { shopDays } from '../domain/shop-days.ts';
import { shownFact } from '../store/facts-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { OwnedFact, Tally } from '../store/today-store.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerFinder } from './caller-finder.ts';

const MOST_LIVE = 100;
const MOST_TASKS = 200;
const MOST_LEARNED = 20;
/** Few enough to be decided in passing; the rest is for the inbox. */
const MOST_WAITING = 3;

type Deps = {
  stores: Stores;
  book: BusinessBook;
  finder: CallerFinder;
  reachability: () => Reachability;
  now: () => Date;
};
type Days = ReadonlyMap<string, ReturnType<typeof shopDays>>;

export type TodayDesk = ReturnType<typeof createTodayDesk>;

/** The window's first page: who is calling, what is owed, what was learned today. */
export function createTodayDesk({ stores, book, finder, reachability, now }: Deps) {
  /** Each shop has a day of its own: it is tomorrow in one of them while it is still today in another. */
  function daysOf(business: string | undefined): Days {
    const at = now().toISOString();
    const shops = business === undefined ? book.all() : [book.tenant(finder.named(business))];
    return new Map(shops.map((shop) => [shop.business.id, shopDays(shop.business.zone, at)]));
  }

  function live(business: string | undefined): Today['live'] {
    const anything = { outcome: null, callerId: null, from: null, to: null };
    const wanted = { ...anything, businessId: business ?? null, status: 'live' as const };
    return stores.callList.page(wanted, null, MOST_LIVE).flatMap(({ id }) => stores.calls.summary(id) ?? []);
  }

  function learned(days: Days): Today['learned'] {
    const earliest = [...days.values()].map(({ today }) => today).toSorted()[0] ?? '';
    const isOfToday = ({ fact, businessId }: { fact: { saidAt: string }; businessId: string }): boolean => {
      const began = days.get(businessId)?.today;
      return began !== undefined && fact.saidAt >= began;
    };
    return stores.today.learned(earliest, MOST_LEARNED, isOfToday).map(toLearned);
  }

  function counted(days: Days, since: 'today' | 'week'): Counts {
    return countsOf([...days].map(([businessId, began]) => stores.today.tally(businessId, began[since])));
  }

  return {
    get({ business }: ParsedInput<'today.get'>): Today {
      const days = daysOf(business);
      return {
        live: live(business),
        callbacks: stores.tasks.next(MOST_TASKS, business),
        learned: learned(days),
        pending: stores.today.countWaiting(business),
        waiting: stores.today.waiting(null, MOST_WAITING, business).map(toLearned),
        counts: { today: counted(days, 'today'), week: counted(days, 'week') },
        reachability: reachability(),
      };
    },
  };
}

function toLearned({ fact, callerId, callerName }: OwnedFact): LearnedFact {
  return { fact: shownFact(fact), callerId, callerName, at: fact.saidAt };
}

/** Several shops' figures as one; what no call told stays unknown. */
function countsOf(tallies: readonly Tally[]): Counts {
  const sum = (values: readonly (number | null)[]): number | null => {
    const told = values.filter((value) => value !== null);
    return told.length === 0 ? null : told.reduce((all, one) => all + one, 0);
  };
  const seconds = sum(tallies.map((one) => one.seconds)) ?? 0;
  return {
    calls: sum(tallies.map(({ calls }) => calls)) ?? 0,
    failed: sum(tallies.map(({ failed }) => failed)) ?? 0,
    minutes: Math.round(seconds / 6) / 10,
    costCredits: sum(tallies.map(({ costCredits }) => costCredits)),
    costUsd: sum(tallies.map(({ costUsd }) => costUsd)),
  };
}
