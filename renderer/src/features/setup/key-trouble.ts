import type { KeyState } from '#contract/connect.ts';
import type { SentenceCode } from '#contract/told.ts';

type Told = NonNullable<KeyState['trouble']>;

/** What says nothing of the key: nobody answered, or not to the question. */
const passing: readonly string[] = [
  'provider_unreachable',
  'provider_timeout',
  'provider_interrupted',
  'provider_resting',
  'provider_rate_limited',
  'provider_down',
  'provider_odd',
] satisfies SentenceCode[];

/** Whether trying the same key again later may help. */
export function mayPass({ code }: Told): boolean {
  return passing.includes(code);
}

/** Whether a kept key is of use, as far as is known: a lost connection is no fault of it. */
export function isUseful({ isSet, trouble }: KeyState): boolean {
  return isSet && (trouble === null || mayPass(trouble));
}

/** What came of a pasted key: `limited` is taken but tells of a limit, such as a trial account. */
export type Verdict = 'good' | 'limited' | 'refused' | 'unasked';

export function verdictOf({ trouble, account }: KeyState): Verdict {
  if (trouble === null) return 'good';
  if (mayPass(trouble)) return 'unasked';
  // Only a provider that let us in said whose account it is.
  return account === null ? 'refused' : 'limited';
}
