import type { FactSource, FactStatus, Sensitivity } from '#contract/facts.ts';

/**
 * One thing somebody told us, never changed afterwards. Whether it stands (active, pending, superseded, forgotten)
 * is not part of it: `reconcile` works that out from all observations of the same slot, in the order they were said,
 * so deliveries may arrive in any order and end in the same state.
 */
export type Observation = {
  id: string;
  /** `self`, or who or what it is about: a child's name, a plate. */
  subject: string;
  slot: string;
  value: string;
  /** The caller denied it: "not allergic any more". */
  negated: boolean;
  source: FactSource;
  /** 0 to 1. */
  confidence: number;
  sensitivity: Sensitivity;
  /** When it was said, ISO instant; the call's start plus the turn's offset. */
  saidAt: string;
  callId: string | null;
  turn: number | null;
  quote: string | null;
  /** Said as a correction ("actually, it's Maria now"), so it outranks what was said twice before. */
  correction: boolean;
  /** Why it must be seen by a person first (reads like an order, names a price …), or null. */
  quarantine: string | null;
  pinned: boolean;
  /** Staff let it in from the review list. */
  approvedAt: string | null;
  forgottenAt: string | null;
  expiresAt: string | null;
};

/** A fresh observation before it has an id and before staff did anything to it. */
export type Finding = Pick<
  Observation,
  'subject' | 'slot' | 'value' | 'negated' | 'source' | 'confidence' | 'turn' | 'quote' | 'correction'
>;

/** Where one observation stands after reconciling its slot. */
export type Standing = {
  id: string;
  status: FactStatus;
  /** End of the time it was true, and when we learned that; both ISO instants. */
  trueTo: string | null;
  retiredAt: string | null;
  pendingReason: string | null;
};

export type Trade = 'general' | 'salon' | 'dentist' | 'garage';
