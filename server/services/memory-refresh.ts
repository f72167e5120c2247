import type { CallRecord } from '../domain/call-record.ts';
import type { CardAppointment } from '../domain/card-lines.ts';
import { makeCard } from '../domain/card-maker.ts';
import { toIso } from '../domain/front-desk/records.ts';
import { reconcile } from '../domain/reconcile.ts';
import { shownFact, type StoredFact } from '../store/facts-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import { isTold, type FactIndex } from './fact-index.ts';

export type MemoryRefresh = ReturnType<typeof createMemoryRefresh>;

/** Somebody may come several times before anything about them changes. */
const MOST_AHEAD = 4;

type Deps = { stores: Stores; book: BusinessBook; index: FactIndex; now: () => Date };

/** Brings everything derived from a person's facts up to date: what stands, the name, the card, the search index. */
export function createMemoryRefresh({ stores, book, index, now }: Deps) {
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

  function appointmentsOf(personId: string): CardAppointment[] {
    return stores.appointments.around(personId, now().getTime(), MOST_AHEAD).map(({ booked, startMs, endMs }) => {
      const { serviceName: service, staffName: staff } = booked;
      return { service, staff, start: toIso(startMs), end: toIso(endMs) };
    });
  }

  /** Call inside the transaction that changed anything about this person, who is indexed there too or soon `later`. */
  return function refresh(personId: string, indexed: 'now' | 'later' = 'now'): void {
    const calls = stores.calls.ofPerson(personId);
    const { business } = book.tenant(stores.people.businessOf(personId) ?? null);
    const facts = restand(stores.facts.ofPerson(personId), business.trade);
    const told = facts.filter(isTold).map(shownFact);
    const card = makeCard({
      facts: told,
      tasks: stores.tasks.ofPerson(personId).filter(({ doneAt }) => doneAt === null),
      notes: stores.notes.ofPerson(personId),
      calls: calls.flatMap(toCardCall),
      appointments: appointmentsOf(personId),
      trade: business.trade,
      zone: business.zone,
      now: now().toISOString(),
    });
    stores.people.describe(personId, card.name, JSON.stringify(card));
    if (indexed === 'now') index(personId, facts);
  };
}

/** Only a call that is over has something to tell. */
function toCardCall({ status, endedAt, startedAt, ...call }: CallRecord) {
  return status === 'ended' ? [{ ...call, startedAt, endedAt: endedAt ?? startedAt }] : [];
}
