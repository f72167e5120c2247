import type { Stores } from '../store/open-stores.ts';

type Deps = {
  stores: Pick<Stores, 'fetches' | 'transact'>;
  /** The kinds of delivery that a finished call is known by. */
  kinds: readonly string[];
  onWanted: () => void;
  now: () => Date;
};

/** Hardly a call is over sooner; one that goes on is looked at again, ever less often. */
const FIRST_LOOK_MS = 60_000;

/** Notes down a conversation that has begun and that no report will tell of, so that it is fetched once it is over. */
export function createFetchOnceOver({ stores, kinds, onWanted, now }: Deps) {
  return (conversationId: string): void => {
    const startedAt = Math.floor(now().getTime() / 1000);
    stores.transact(() => {
      const isNew = stores.fetches.want({ conversationId, startedAt }, 'missed', kinds);
      if (isNew) stores.fetches.later(conversationId, new Date(now().getTime() + FIRST_LOOK_MS).toISOString());
    });
    onWanted();
  };
}
