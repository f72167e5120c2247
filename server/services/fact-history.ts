import type { ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { Fact } from '#contract/facts.ts';
import { tell } from '#contract/told.ts';
import { later } from '../domain/call-record.ts';
import { fold } from '../domain/fold.ts';
import { undoOf, type Undo } from '../domain/slot-undo.ts';
import { slotOf } from '../domain/slots.ts';
import { shownFact, type StoredFact } from '../store/facts-store.ts';
import type { Stores } from '../store/open-stores.ts';
import { refuseChangedSince } from './changed-since.ts';
import type { FactDesk } from './fact-desk.ts';

type Deps = { stores: Stores; desk: FactDesk; now: () => Date };
type Owned = StoredFact & { personId: string };

export type FactHistory = ReturnType<typeof createFactHistory>;

/** What became of a fact, and the way back. Nothing is ever changed in place. */
export function createFactHistory({ stores, desk, now }: Deps) {
  /** Everything that was ever held of the same thing, oldest first. */
  function groupOf({ personId, subject, slot }: Owned): StoredFact[] {
    const about = fold(subject);
    return stores.facts.ofPerson(personId).filter((one) => one.slot === slot && fold(one.subject) === about);
  }

  /** Later than everything it takes back, whatever the clock says. */
  function moment(group: readonly StoredFact[]): string {
    const last =
      group
        .map(({ saidAt }) => saidAt)
        .toSorted()
        .at(-1) ?? '';
    const at = now().toISOString();
    return at > last ? at : later(last, 0.001);
  }

  function forget(id: string): void {
    const fact = stores.facts.find(id);
    if (fact) desk.decide({ ...fact, pinned: false, forgottenAt: now().toISOString() });
  }

  /** Returns the fact that shows what the slot holds afterwards. */
  function take(undo: Undo, fact: Owned, group: readonly StoredFact[]): string {
    if (undo.kind === 'forget') {
      forget(undo.id);
      return undo.id;
    }
    if (undo.kind === 'bring-back') {
      undo.instead.forEach(forget);
      const gone = group.find(({ id }) => id === undo.id) ?? fact;
      desk.decide({ ...gone, forgottenAt: null, approvedAt: now().toISOString() });
      return undo.id;
    }
    const { subject, slot } = fact;
    const finding = { subject, slot, value: undo.value, negated: false, correction: false, confidence: 1 };
    const { pinned, expiresAt } = undo;
    const said = { ...finding, source: 'staff' as const, turn: null, quote: null };
    return desk.add(fact.personId, said, { saidAt: moment(group), pinned, expiresAt });
  }

  return {
    history({ id }: ParsedInput<'facts.history'>): { facts: Fact[] } {
      return { facts: groupOf(desk.own(id, {})).map(shownFact).toReversed() };
    },

    undo: ({ id, over }: ParsedInput<'facts.undo'>): { fact: Fact } =>
      desk.apply(() => {
        const fact = desk.own(id, {});
        refuseChangedSince(over, fact.status);
        const group = groupOf(fact);
        const undo = undoOf(group, fact, slotOf(fact.slot, desk.tradeOf(fact.personId)));
        if (!undo) throw refused('conflict', tell('nothing_to_take_back'));
        return { personId: fact.personId, factId: take(undo, fact, group) };
      }),
  };
}
