import type { Fact } from '#contract/facts.ts';
import type { CallRecord } from '../domain/call-record.ts';
import { makeCard } from '../domain/card-maker.ts';
import { reconcile } from '../domain/reconcile.ts';
import { slotOf } from '../domain/slots.ts';
import { shownFact, type StoredFact } from '../store/facts-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';

export type MemoryRefresh = ReturnType<typeof createMemoryRefresh>;

/** Brings everything derived from a person's facts up to date: what stands, the name, the card, the search index. */
export function createMemoryRefresh({ stores, book, now }: { stores: Stores; book: BusinessBook; now: () => Date }) {
  function restand(facts: StoredFact[], trade: Parameters<typeof reconcile>[1]): StoredFact[] {
    const standings = new Map(reconcile(facts, trade).map((standing) => [standing.id, standing]));
    return facts.map((fact) => {
      const standing = standings.get(fact.id);
      if (!standing) return fact;
      const changed =
        standing.status !== fact.status ||
        standing.trueTo !== fact.trueTo ||
        standing.retiredAt !== fact.retiredAt ||
        standing.pendingReason !== fact.pendingReason;
      if (changed) stores.facts.stand(standing);
      return { ...fact, ...standing };
    });
  }

  /** Call inside the transaction that changed anything about this person. */
  return function refresh(personId: string): void {
    const calls = stores.calls.ofPerson(personId);
    const { business } = book.tenant(stores.people.businessOf(personId) ?? null);
    const facts = restand(stores.facts.ofPerson(personId), business.trade);
    const told = facts.filter(isTold).map(shownFact);
    const card = makeCard({
      facts: told,
      tasks: stores.tasks.ofPerson(personId).filter(({ doneAt }) => doneAt === null),
      notes: stores.notes.ofPerson(personId),
      calls: calls.flatMap(toCardCall),
      trade: business.trade,
      zone: business.zone,
      now: now().toISOString(),
    });
    stores.people.describe(personId, card.name, JSON.stringify(card));
    stores.passages.replaceFacts(
      personId,
      told.map((fact) => ({ text: searchable(fact, business.trade), saidAt: fact.trueFrom })),
    );
  };
}

/** Only a call that is over has something to tell. */
function toCardCall({ status, endedAt, startedAt, ...call }: CallRecord) {
  return status === 'ended' ? [{ ...call, startedAt, endedAt: endedAt ?? startedAt }] : [];
}

function isTold(fact: StoredFact): boolean {
  return fact.status === 'active' && !fact.negated;
}

function searchable(fact: Fact, trade: Parameters<typeof slotOf>[1]): string {
  const about = fact.subject === 'self' ? '' : ` (${fact.subject})`;
  return `${slotOf(fact.slot, trade).label}${about}: ${fact.value}`;
}
