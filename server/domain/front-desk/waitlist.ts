import type { Slot, WaitlistEntry } from '#contract/front-desk.ts';

/** Somebody who would come earlier, as it is kept. `passed`: starts of times that were offered, in epoch milliseconds. */
export type WaitingRecord = {
  id: string;
  businessId: string;
  personId: string;
  serviceId: string;
  staffId: string | null;
  fromDay: string;
  toDay: string;
  consented: boolean;
  state: WaitlistEntry['state'];
  offer: { slot: Slot; until: string } | null;
  passed: number[];
  askedBy: WaitlistEntry['by'];
  createdAt: string;
};

/** How long a freed time is kept for whoever it was offered to. */
export const OFFER_MS = 30 * 60_000;

/**
 * Who is offered a freed time: of those who agreed to be asked, who wait, and who were not asked for it before, the one
 * who was asked least often, and of equals the one who waits longest. `slotFor` finds the time that suits them.
 */
export function nextInLine(
  entries: readonly WaitingRecord[],
  slotFor: (entry: WaitingRecord) => Slot | undefined,
): { entry: WaitingRecord; slot: Slot } | null {
  const inOrder = entries
    .filter(({ state, consented }) => state === 'waiting' && consented)
    .toSorted((a, b) => a.passed.length - b.passed.length || a.createdAt.localeCompare(b.createdAt));
  for (const entry of inOrder) {
    const slot = slotFor(entry);
    if (slot && !entry.passed.includes(Date.parse(slot.start))) return { entry, slot };
  }
  return null;
}

/**
 * The first of some free times, earliest first, that somebody was not asked about yet and that begins in [from, to), as
 * ISO instants.
 */
export function firstSuiting(
  { passed }: WaitingRecord,
  slots: readonly Slot[],
  { from, to }: { from: string; to: string },
): Slot | undefined {
  return slots.find(({ start }) => start >= from && start < to && !passed.includes(Date.parse(start)));
}

export function offered(entry: WaitingRecord, slot: Slot, now: Date): WaitingRecord {
  const [startMs, atMs] = [Date.parse(slot.start), now.getTime()];
  // Nobody takes a time that has begun.
  const until = new Date(startMs > atMs ? Math.min(atMs + OFFER_MS, startMs) : atMs + OFFER_MS).toISOString();
  return { ...entry, state: 'offered', offer: { slot, until }, passed: [...entry.passed, startMs] };
}

/**
 * An offer that cannot be told before a moment (epoch milliseconds), because it is quiet: it is kept for them for as long
 * after it. Null where the time begins before they could answer.
 */
export function putOff(entry: WaitingRecord, tellableMs: number): WaitingRecord | null {
  const { offer } = entry;
  if (offer === null || Date.parse(offer.slot.start) <= tellableMs) return null;
  const untilMs = Math.min(tellableMs + OFFER_MS, Date.parse(offer.slot.start));
  return { ...entry, offer: { ...offer, until: new Date(untilMs).toISOString() } };
}

/** An offer that ran out: they wait on, but not for this time. */
export function passedOver(entry: WaitingRecord): WaitingRecord {
  return { ...entry, state: 'waiting', offer: null };
}

export function ended(entry: WaitingRecord, state: 'booked' | 'declined' | 'removed'): WaitingRecord {
  return { ...entry, state, offer: null };
}

/** They want a time that they were told of by somebody of the shop: it is the last of those they were asked about. */
export function took(entry: WaitingRecord, start: string): WaitingRecord {
  return { ...ended(entry, 'booked'), passed: [...entry.passed, Date.parse(start)] };
}

export function isOver({ offer }: WaitingRecord, now: Date): boolean {
  return offer !== null && Date.parse(offer.until) <= now.getTime();
}

export function toWaitlistEntry({ personId, fromDay, toDay, passed, askedBy, ...same }: WaitingRecord): WaitlistEntry {
  return { ...same, callerId: personId, from: fromDay, to: toDay, timesOffered: passed.length, by: askedBy };
}
