/** Where a phone call stands, as its carrier tells it. */
export type CarrierState = 'ringing' | 'answered' | 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';

const RANK: Readonly<Record<CarrierState, number>> = {
  ringing: 0,
  answered: 1,
  busy: 2,
  'no-answer': 2,
  failed: 2,
  canceled: 2,
  completed: 3,
};

/** Whether nothing comes after it. */
export function isOver(state: CarrierState): boolean {
  return RANK[state] >= 2;
}

/** Whether anybody spoke: somebody or something answered, and it came to its end. */
export function cameAbout(state: CarrierState): boolean {
  return state === 'completed' || state === 'answered';
}

/**
 * The state that stands after both were heard of, in whichever order they came (twilio.md §3): it never goes back, and
 * of two ends the one that says that the call came about stands.
 */
export function laterState(one: CarrierState, other: CarrierState): CarrierState {
  if (RANK[one] !== RANK[other]) return RANK[one] > RANK[other] ? one : other;
  return one < other ? one : other;
}
