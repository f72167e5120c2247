import type { AppEvents } from '#contract/events.ts';
import { refused } from '#contract/errors.ts';
import type { Fact } from '#contract/facts.ts';
import { tell } from '#contract/told.ts';
import type { Finding, Trade } from '../domain/observation.ts';
import type { Bus } from '../platform/bus.ts';
import { shownFact, type StoredFact } from '../store/facts-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerFinder } from './caller-finder.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import { toFact } from './observations.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  finder: CallerFinder;
  refresh: MemoryRefresh;
  bus: Bus<AppEvents>;
  now: () => Date;
};

type Whose = { phone_hash?: string | undefined; business?: string | undefined };

export type FactDesk = ReturnType<typeof createFactDesk>;

/** Single facts as the owner handles them, each change with everything that follows from it. */
export function createFactDesk({ stores, book, finder, refresh, bus, now }: Deps) {
  /** The trade of this person's shop: it says what kind of thing a slot is. */
  const tradeOf = (personId: string): Trade => book.tenant(stores.people.businessOf(personId) ?? null).business.trade;

  return {
    tradeOf,
    /** A fact by its id; with a phone hash or a business only when it is about somebody of that number there. */
    own(id: string, { phone_hash, business }: Whose): StoredFact & { personId: string } {
      const fact = stores.facts.find(id);
      const personId = fact?.personId;
      const expected = phone_hash === undefined ? undefined : finder.personsOfHash(phone_hash, business);
      const isTheirs = personId && (business === undefined || stores.people.businessOf(personId) === business);
      if (!fact || !isTheirs || (expected && !expected.includes(personId)))
        throw refused('not_found', tell('no_such_fact'));
      return { ...fact, personId };
    },

    /** Adds a fact. What staff wrote needs no review; an import is looked at like anything else. Call inside `apply`. */
    add(personId: string, finding: Finding, decided: Partial<StoredFact>): string {
      const at = now().toISOString();
      const fresh = toFact(finding, { saidAt: at, trade: tradeOf(personId), personId, callId: null });
      stores.facts.add({ ...fresh, approvedAt: finding.source === 'staff' ? at : null, ...decided }, null);
      return fresh.id;
    },

    decide: stores.facts.decide,

    /** Runs a change about one person in one transaction, then shows the fact it returned. */
    apply(change: () => { personId: string; factId: string }): { fact: Fact } {
      const { personId, factId } = stores.transact(() => {
        const changed = change();
        refresh(changed.personId);
        return changed;
      });
      bus.publish('caller.changed', { callerId: personId });
      const fact = stores.facts.find(factId);
      if (!fact) throw refused('not_found', tell('no_such_fact'));
      return { fact: shownFact(fact) };
    },
    list: (persons: readonly string[]): Fact[] => persons.flatMap((id) => stores.facts.ofPerson(id)).map(shownFact),
  };
}
