import type { CallSummary } from '#contract/calls.ts';
import type { Words } from '../../texts/catalogue.ts';
import type { todayEn } from '../../texts/today.en.ts';

/** Who called, in words that hold no number. */
export function callName({ callerName, maskedNumber }: CallSummary, t: Words<typeof todayEn>): string {
  return callerName ?? (maskedNumber === null ? t.live.withheld : t.live.unnamed);
}
