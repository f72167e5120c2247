import { sentences } from '#contract/sentences.ts';
import type { WaitingReason } from '#contract/told.ts';
import { fullerName, samePerson } from './names.ts';
import type { Observation, Standing } from './observation.ts';
import { foldValue } from './same-value.ts';
import type { Slot } from './slot.ts';
import { reasonAgainst, type Trust, trust, trustOf } from './trust.ts';

type Entry = { observation: Observation; value: string; rank: Trust };
type Disputed = Entry & { reason: string };
type History = { slot: Slot; active: Entry[]; disputed: Disputed[]; standings: Standing[] };

/** Standings of all observations of one subject and slot, folded in the order they were said. */
export function standingsOf(observations: readonly Observation[], slot: Slot): Standing[] {
  const history: History = { slot, active: [], disputed: [], standings: [] };
  const saidOn = new Map<string, Set<string>>();
  for (const observation of [...observations].sort(bySaid)) {
    const held = heldBecause(observation, slot);
    if (observation.forgottenAt !== null) history.standings.push(forgotten(observation));
    else if (held !== null) history.standings.push(pending(observation, held));
    else admit(history, entryOf(observation, slot, saidOn));
  }
  const active = history.active.map(({ observation }) => standing(observation, 'active'));
  const disputed = history.disputed.map(({ observation, reason }) => pending(observation, reason));
  return [...history.standings, ...active, ...disputed];
}

/** Ids are made on arrival, so among things said at once they decide last: the state must not depend on deliveries. */
function bySaid(a: Observation, b: Observation): number {
  const [one, other] = [orderOf(a), orderOf(b)];
  const at = one.findIndex((part, index) => part !== other[index]);
  return at === -1 ? 0 : (one[at] ?? '') < (other[at] ?? '') ? -1 : 1;
}

function orderOf({ saidAt, turn, source, value, negated, id }: Observation): string[] {
  return [saidAt, String(turn ?? -1).padStart(6, '0'), source, value, String(negated), id];
}

/** What must be seen by a person before it may compete at all; staff's own words need no second look. */
function heldBecause({ source, approvedAt, quarantine, negated }: Observation, slot: Slot): string | null {
  if (source === 'staff' || approvedAt !== null) return null;
  if (quarantine !== null) return quarantine;
  if (slot.sensitivity === 'health' && negated) return sentences.waits_safety;
  return slot.needsReview ? sentences.waits_health : null;
}

function entryOf(observation: Observation, slot: Slot, saidOn: Map<string, Set<string>>): Entry {
  const value = foldValue(slot, observation.value);
  if (observation.source !== 'caller' || observation.callId === null)
    return { observation, value, rank: trustOf(observation, false) };
  const key = `${String(observation.negated)}|${value}`;
  const calls = saidOn.get(key) ?? new Set<string>();
  saidOn.set(key, calls.add(observation.callId));
  return { observation, value, rank: trustOf(observation, calls.size > 1) };
}

function admit(history: History, entry: Entry): void {
  if (entry.observation.negated) return deny(history, entry);
  if (history.slot.kind === 'event') return void history.active.push(entry);
  const equal = history.active.find(({ value }) => value === entry.value);
  if (!equal && history.active.some((older) => saysLess(history.slot, entry, older)))
    return retire(history, entry, entry.observation.saidAt);
  if (equal && !outranks(entry, equal)) return retire(history, entry, entry.observation.saidAt);
  const rivals = equal ? [equal] : history.slot.kind === 'single' ? history.active : [];
  const winner = rivals.find((rival) => rival !== equal && !replaces(history.slot, entry, rival));
  if (winner) return void history.disputed.push({ ...entry, reason: reasonFor(history.slot, winner) });
  for (const rival of [...rivals]) retire(history, rival, endOf(rival, entry));
  settle(history, entry);
  history.active.push(entry);
}

/** "Not any more": takes the value back when it is believed enough. It is never told as a fact itself. */
function deny(history: History, entry: Entry): void {
  const denied = history.active.filter((active) => isDenied(history.slot, entry, active));
  const winner = denied.find((active) => !replaces(history.slot, entry, active));
  if (winner) return void history.disputed.push({ ...entry, reason: reasonFor(history.slot, winner) });
  for (const active of denied) retire(history, active, endOf(active, entry));
  settle(history, entry);
  retire(history, entry, entry.observation.saidAt);
}

/** A single slot holds one value, so part of it is enough to name it ("I sold the Golf" of a blue Golf). */
function isDenied(slot: Slot, denial: Entry, active: Entry): boolean {
  if (withoutArticle(denial.value) === withoutArticle(active.value)) return true;
  if (slot.kind !== 'single') return false;
  const words = new Set(active.value.split(' '));
  return denial.value.split(' ').every((word) => words.has(word));
}

/** "the chair by the window" and "chair by the window" are one thing. */
function withoutArticle(value: string): string {
  return value.replace(/^(?:the|a|an|my|our|der|die|das|den|ein|eine|einen|le|la|les|un|une|el|los|las|una) /, '');
}

/** Disputes that the newer word decides are over: those about the same value, and in a single slot the weaker ones. */
function settle(history: History, entry: Entry): void {
  for (const one of [...history.disputed]) {
    const decided = one.value === entry.value || (history.slot.kind === 'single' && !entry.observation.negated);
    if (decided && entry.rank >= one.rank) retire(history, one, entry.observation.saidAt);
  }
}

/** Whether the same value, said again, becomes the one that is told. */
function outranks(newer: Entry, older: Entry): boolean {
  if (isOver(older, newer)) return true;
  return newer.rank >= older.rank && !(older.observation.pinned && newer.rank < trust.staff);
}

function replaces(slot: Slot, newer: Entry, older: Entry): boolean {
  if (newer.rank >= trust.staff) return true;
  if (isSafety(slot, older)) return false;
  // "Anna Berg" adds to "Anna" and takes nothing back, so it need not outrank it.
  if (saysLess(slot, older, newer) && older.rank < trust.staff && !older.observation.pinned) return true;
  return isOver(older, newer) || (newer.rank >= older.rank && !older.observation.pinned);
}

/** "Anna" of Anna Berg: the name that says more of the same person stays. Staff may mean the shorter one. */
function saysLess({ id }: Slot, less: Entry, more: Entry): boolean {
  if (id !== 'customer_name' || less.rank >= trust.staff) return false;
  const [short, full] = [less.observation.value, more.observation.value];
  return (
    short !== full && samePerson(short, full) && fullerName(full, short) === full && fullerName(short, full) === full
  );
}

/** Safety facts are retired by people only. */
function isSafety(slot: Slot, { observation }: Entry): boolean {
  return slot.sensitivity === 'health' || observation.sensitivity === 'health';
}

function isOver({ observation }: Entry, newer: Entry): boolean {
  return observation.expiresAt !== null && observation.expiresAt <= newer.observation.saidAt;
}

function endOf(older: Entry, newer: Entry): string {
  return isOver(older, newer) ? (older.observation.expiresAt ?? newer.observation.saidAt) : newer.observation.saidAt;
}

function reasonFor(slot: Slot, winner: Entry): WaitingReason {
  if (isSafety(slot, winner)) return sentences.waits_safety;
  return winner.observation.pinned ? sentences.waits_pinned : reasonAgainst(winner.rank);
}

function retire(history: History, entry: Entry, trueTo: string): void {
  history.active = history.active.filter(({ observation }) => observation !== entry.observation);
  history.disputed = history.disputed.filter(({ observation }) => observation !== entry.observation);
  history.standings.push({ ...standing(entry.observation, 'superseded'), trueTo, retiredAt: trueTo });
}

function standing({ id }: Observation, status: Standing['status']): Standing {
  return { id, status, trueTo: null, retiredAt: null, pendingReason: null };
}

function pending(observation: Observation, pendingReason: string): Standing {
  return { ...standing(observation, 'pending'), pendingReason };
}

function forgotten(observation: Observation): Standing {
  return { ...standing(observation, 'forgotten'), retiredAt: observation.forgottenAt };
}
