import type { Fact } from '#contract/facts.ts';
import { slotOf } from '../domain/slots.ts';
import { shownFact, type StoredFact } from '../store/facts-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';

export type FactIndex = ReturnType<typeof createFactIndex>;

/** Makes the search find what stands of a person, and nothing that does not stand any more. */
export function createFactIndex({ stores, book }: { stores: Stores; book: BusinessBook }) {
  /**
   * Call inside a transaction. Somebody who is not there (any more) has nothing to be found. False where `hasTime` ended
   * it before its end: it is to be called again.
   */
  return function index(
    personId: string,
    facts: readonly StoredFact[] = stores.facts.ofPerson(personId),
    hasTime: () => boolean = () => true,
  ): boolean {
    const { trade } = book.tenant(stores.people.businessOf(personId) ?? null).business;
    const found = facts
      .filter(isTold)
      .map(shownFact)
      .map((fact) => ({ text: searchable(fact, trade), saidAt: fact.trueFrom }));
    return stores.passages.replaceFacts(personId, found, hasTime);
  };
}

/** Whether a fact is told to the agent and found by a search. */
export function isTold(fact: StoredFact): boolean {
  return fact.status === 'active' && !fact.negated;
}

function searchable(fact: Fact, trade: Parameters<typeof slotOf>[1]): string {
  const about = fact.subject === 'self' ? '' : ` (${fact.subject})`;
  return `${slotOf(fact.slot, trade).label}${about}: ${fact.value}`;
}
