import type { Fact } from '#contract/facts.ts';
import { AppError } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { ParsedInput } from '#contract/commands.ts';
import type { Finding } from '../domain/observation.ts';
import { storableText } from '../domain/plain-text.ts';
import { slotOf } from '../domain/slots.ts';
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
type Added = ParsedInput<'memory.add'>['fact'];

/** The slot of a remark that somebody wrote as a plain sentence (seed 000's `{"fact": "…"}`). */
const REMARK = 'remark';

export type Memory = ReturnType<typeof createMemory>;

/** The owner's hand on what is remembered. Nothing is changed in place: a correction is a new, stronger fact. */
export function createMemory({ stores, book, finder, refresh, bus, now }: Deps) {
  function own(id: string, phoneHash: string | undefined): StoredFact & { personId: string } {
    const fact = stores.facts.find(id);
    const personId = fact?.personId;
    const expected = phoneHash === undefined ? undefined : finder.personsOfHash(phoneHash);
    if (!fact || !personId || (expected && !expected.includes(personId)))
      throw new AppError('not_found', 'There is no such fact.');
    return { ...fact, personId };
  }

  function add(personId: string, finding: Finding, decided: Partial<StoredFact>): StoredFact {
    const { business } = book.tenant(stores.calls.ofPerson(personId)[0]?.businessId ?? null);
    const at = now().toISOString();
    const fact = {
      ...toFact(finding, { saidAt: at, trade: business.trade, personId, callId: null }),
      approvedAt: at,
      ...decided,
    };
    stores.facts.add(fact, null);
    return fact;
  }

  function changed(personId: string, factId: string): { fact: Fact } {
    bus.publish('caller.changed', { callerId: personId });
    const fact = stores.facts.find(factId);
    if (!fact) throw new AppError('not_found', 'There is no such fact.');
    return { fact: shownFact(fact) };
  }

  return {
    list({ phone_hash }: ParsedInput<'memory.list'>): { facts: Fact[] } {
      return {
        facts: finder
          .personsOfHash(phone_hash)
          .flatMap((id) => stores.facts.ofPerson(id))
          .map(shownFact),
      };
    },

    /** `source` is `staff` at the desk and `imported` for what comes in over the tunnel. */
    add({ phone_hash, fact }: ParsedInput<'memory.add'>, source: 'staff' | 'imported' = 'staff'): { fact: Fact } {
      const { personId, factId } = stores.transact(() => {
        const person = finder.personForHash(phone_hash);
        const added = add(
          person,
          typed(fact, source),
          'fact' in fact ? {} : { pinned: fact.pinned, expiresAt: fact.expiresAt },
        );
        refresh(person);
        return { personId: person, factId: added.id };
      });
      return changed(personId, factId);
    },

    change({ id, phone_hash, change }: ParsedInput<'facts.change'>): { fact: Fact } {
      const fact = own(id, phone_hash);
      const at = now().toISOString();
      const factId = stores.transact(() => {
        const decided = {
          ...{ pinned: change.pinned ?? fact.pinned },
          expiresAt: change.expiresAt === undefined ? fact.expiresAt : change.expiresAt,
          approvedAt: change.status === 'active' ? at : fact.approvedAt,
          forgottenAt: change.status === undefined ? fact.forgottenAt : change.status === 'forgotten' ? at : null,
        };
        const corrected = change.value === undefined ? null : clean(fact.slot, change.value);
        if (corrected === null || corrected === fact.value) stores.facts.decide({ id, ...decided });
        else stores.facts.decide({ ...fact, forgottenAt: isSingle(fact) ? fact.forgottenAt : at });
        const next =
          corrected === null || corrected === fact.value
            ? fact
            : add(
                fact.personId,
                { ...fact, value: corrected, source: 'staff', confidence: 1, turn: null, quote: null },
                decided,
              );
        refresh(fact.personId);
        return next.id;
      });
      return changed(fact.personId, factId);
    },

    forget({ id, phone_hash }: ParsedInput<'facts.forget'>): { fact: Fact } {
      const fact = own(id, phone_hash);
      stores.transact(() => {
        stores.facts.decide({ ...fact, pinned: false, forgottenAt: now().toISOString() });
        refresh(fact.personId);
      });
      return changed(fact.personId, id);
    },
  };
}

function isSingle(fact: StoredFact): boolean {
  return slotOf(fact.slot, 'general').kind === 'single';
}

function clean(slot: string, value: string): string {
  const tidied = storableText(value, slotOf(slot, 'general').maxLength);
  if (tidied === '') throw new AppError('invalid_input', 'The fact has no text that can be kept.');
  return tidied;
}

function typed(fact: Added, source: 'staff' | 'imported'): Finding {
  const [slot, value, subject] = 'fact' in fact ? [REMARK, fact.fact, 'self'] : [fact.slot, fact.value, fact.subject];
  return {
    subject: storableText(subject, 60),
    slot,
    value: clean(slot, value),
    ...{ negated: false, source, confidence: 1, turn: null, quote: null, correction: false },
  };
}
