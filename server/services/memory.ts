import type { ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { Fact } from '#contract/facts.ts';
import { tell } from '#contract/told.ts';
import type { Finding, Trade } from '../domain/observation.ts';
import { storableText } from '../domain/plain-text.ts';
import type { Slot } from '../domain/slot.ts';
import { slotOf, toSlotId } from '../domain/slots.ts';
import { storedValues } from '../domain/stored-values.ts';
import type { StoredFact } from '../store/facts-store.ts';
import type { CallerFinder } from './caller-finder.ts';
import { refuseChangedSince } from './changed-since.ts';
import type { FactDesk } from './fact-desk.ts';

type Deps = { desk: FactDesk; finder: CallerFinder; now: () => Date };
type Added = ParsedInput<'memory.add'>['fact'];
type Change = ParsedInput<'facts.change'>['change'];

/** The slot of a remark that somebody wrote as a plain sentence (seed 000's `{"fact": "…"}`). */
const REMARK = 'remark';

export type Memory = ReturnType<typeof createMemory>;

/** The owner's hand on what is remembered. Nothing is changed in place: a correction is a new, stronger fact. */
export function createMemory({ desk, finder, now }: Deps) {
  /** The marks an owner sets on a fact; what the change does not name stays. */
  function decided(fact: StoredFact, change: Change) {
    return {
      pinned: change.pinned ?? fact.pinned,
      expiresAt: change.expiresAt === undefined ? fact.expiresAt : change.expiresAt,
      ...reviewed(fact, change.status),
    };
  }

  /** A review that is taken back leaves no trace: a safety fact must not count as seen because somebody undid a click. */
  function reviewed({ approvedAt, forgottenAt }: StoredFact, status: Change['status']) {
    const at = now().toISOString();
    if (status === 'active') return { approvedAt: at, forgottenAt: null };
    if (status === 'pending') return { approvedAt: null, forgottenAt: null };
    return { approvedAt, forgottenAt: status === 'forgotten' ? at : forgottenAt };
  }

  /**
   * The corrected value stands as a fact of the staff. In a single slot it outranks the old one; in a set the old one
   * goes, and so does what waited for a review, which a correction has answered. What was forgotten before is not
   * forgotten anew: taking the correction back must not bring it back.
   */
  function correct(fact: StoredFact & { personId: string }, value: string, change: Change): string {
    const { kind } = slotOf(fact.slot, desk.tradeOf(fact.personId));
    // Both halves at one instant, so that they can be taken back as one.
    const at = now().toISOString();
    const goes = fact.forgottenAt ?? (kind === 'single' && fact.status !== 'pending' ? null : at);
    desk.decide({ ...fact, pinned: false, forgottenAt: goes });
    const { subject, slot, negated, correction } = fact;
    const finding = { ...{ subject, slot, value, negated, correction }, confidence: 1, turn: null, quote: null };
    const { pinned, expiresAt } = decided(fact, change);
    return desk.add(fact.personId, { ...finding, source: 'staff' }, { saidAt: at, pinned, expiresAt });
  }

  return {
    list: ({ phone_hash, business }: ParsedInput<'memory.list'>): { facts: Fact[] } => ({
      facts: desk.list(finder.personsOfHash(phone_hash, business)),
    }),

    /** `source` is `staff` at the desk and `imported` for what comes in over the tunnel. */
    add: ({ phone_hash, business, fact }: ParsedInput<'memory.add'>, source: 'staff' | 'imported'): { fact: Fact } =>
      desk.apply(() => {
        const personId = finder.personForHash(phone_hash, onlyBusiness(business, fact.business));
        const marks = 'fact' in fact ? {} : { pinned: fact.pinned, expiresAt: fact.expiresAt };
        return { personId, factId: desk.add(personId, typed(fact, source, desk.tradeOf(personId)), marks) };
      }),

    /** The same about somebody the owner has before them. */
    remember: ({ callerId, slot, value, subject, pinned }: ParsedInput<'callers.remember'>): { fact: Fact } =>
      desk.apply(() => {
        const personId = finder.person(callerId);
        const fact = { slot, value, subject, pinned, expiresAt: null };
        return { personId, factId: desk.add(personId, typed(fact, 'staff', desk.tradeOf(personId)), { pinned }) };
      }),

    change: ({ id, change, over, ...whose }: ParsedInput<'facts.change'>): { fact: Fact } =>
      desk.apply(() => {
        const fact = desk.own(id, whose);
        refuseChangedSince(over, fact.status);
        const value =
          change.value === undefined ? fact.value : clean(slotOf(fact.slot, desk.tradeOf(fact.personId)), change.value);
        if (value !== fact.value) return { personId: fact.personId, factId: correct(fact, value, change) };
        desk.decide({ id, ...decided(fact, change) });
        return { personId: fact.personId, factId: id };
      }),

    forget: ({ id, ...whose }: ParsedInput<'facts.forget'>): { fact: Fact } =>
      desk.apply(() => {
        const fact = desk.own(id, whose);
        desk.decide({ ...fact, pinned: false, forgottenAt: now().toISOString() });
        return { personId: fact.personId, factId: id };
      }),
  };
}

/** A script may name the business in the address or beside the fact; both are heard, so that neither is passed over. */
function onlyBusiness(asked: string | undefined, beside: string | undefined): string | undefined {
  if (asked !== undefined && beside !== undefined && asked !== beside)
    throw refused('invalid_input', tell('fact_of_two_businesses'));
  return asked ?? beside;
}

/** As it is stored: names, e-mail addresses, plates and languages in the one spelling that rules and greetings know. */
function clean(slot: Slot, value: string): string {
  const normal = slot.format === 'text' ? undefined : storedValues(slot, value)[0];
  const tidied = normal ?? storableText(value, slot.maxLength);
  if (tidied === '') throw refused('invalid_input', tell('fact_empty'));
  return tidied;
}

function typed(fact: Added, source: 'staff' | 'imported', trade: Trade): Finding {
  const [slot, value, subject] = 'fact' in fact ? [REMARK, fact.fact, 'self'] : [fact.slot, fact.value, fact.subject];
  const id = toSlotId(slot) ?? REMARK;
  return {
    subject: storableText(subject, 60) || 'self',
    slot: id,
    value: clean(slotOf(id, trade), value),
    ...{ negated: false, source, confidence: 1, turn: null, quote: null, correction: false },
  };
}
