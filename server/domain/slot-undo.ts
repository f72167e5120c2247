import type { FactStatus } from '#contract/facts.ts';
import type { Observation } from './observation.ts';
import { foldValue } from './same-value.ts';
import type { Slot } from './slot.ts';

/** An observation with where it stands. */
export type Stood = Observation & { status: FactStatus; retiredAt: string | null };

/** What takes the last change back: an old value said anew by staff, a forgotten one brought back, or one forgotten. */
export type Undo =
  | { kind: 'say'; value: string; pinned: boolean; expiresAt: string | null }
  | { kind: 'bring-back'; id: string; instead: readonly string[] }
  | { kind: 'forget'; id: string };

/**
 * How to take back the last change of a slot. In a slot of one value that is whatever changed it last; where several
 * stand side by side it is the last change of the chosen one. Null when nothing was changed yet.
 * @param group everything that was ever held of this subject and slot
 */
export function undoOf(group: readonly Stood[], chosen: Stood, slot: Slot): Undo | null {
  return slot.kind === 'single' ? undoOfSlot(group, slot) : undoOfOne(group, chosen);
}

function undoOfOne(group: readonly Stood[], chosen: Stood): Undo | null {
  if (chosen.forgottenAt !== null) return bringBack(group, chosen);
  if (chosen.status === 'superseded') return chosen.negated ? null : say(chosen, chosen);
  if (chosen.status === 'pending') return null;
  const replaced = group.find(({ forgottenAt }) => forgottenAt !== null && forgottenAt === chosen.saidAt);
  if (replaced) return { kind: 'bring-back', id: replaced.id, instead: [chosen.id] };
  return { kind: 'forget', id: chosen.id };
}

function undoOfSlot(group: readonly Stood[], slot: Slot): Undo | null {
  const settled = group.filter(({ status }) => status === 'active' || status === 'superseded');
  const lastSaid = latest(settled, changedAt);
  const gone = latest(
    group.filter(({ forgottenAt }) => forgottenAt !== null),
    ({ forgottenAt }) => forgottenAt,
  );
  if (gone?.forgottenAt && gone.forgottenAt >= (lastSaid ? changedAt(lastSaid) : '')) return bringBack(group, gone);
  const active = settled.find(({ status }) => status === 'active');
  const others = settled.filter(({ status, negated, value }) => {
    const isSame = active !== undefined && foldValue(slot, value) === foldValue(slot, active.value);
    return status === 'superseded' && !negated && !isSame;
  });
  const previous = latest(others, ({ retiredAt, saidAt }) => retiredAt ?? saidAt);
  if (previous) return say(previous, active ?? previous);
  return active ? { kind: 'forget', id: active.id } : null;
}

/** A correction in a set forgets the old value and says the new one in the same instant: both are taken back. */
function bringBack(group: readonly Stood[], gone: Stood): Undo {
  const instead = group.filter(({ source, saidAt, forgottenAt, id }) => {
    return source === 'staff' && saidAt === gone.forgottenAt && forgottenAt === null && id !== gone.id;
  });
  return { kind: 'bring-back', id: gone.id, instead: instead.map(({ id }) => id) };
}

function say({ value, expiresAt }: Stood, { pinned }: Stood): Undo {
  return { kind: 'say', value, pinned, expiresAt };
}

function changedAt({ saidAt, approvedAt }: Stood): string {
  return approvedAt !== null && approvedAt > saidAt ? approvedAt : saidAt;
}

function latest(facts: readonly Stood[], at: (fact: Stood) => string | null): Stood | undefined {
  return facts.toSorted((a, b) => ((at(a) ?? '') < (at(b) ?? '') ? 1 : -1))[0];
}
