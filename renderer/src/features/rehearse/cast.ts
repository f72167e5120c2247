import type { CallerSummary } from '#contract/callers.ts';

/** Who rings where and when. */
export type Cast = {
  business: string;
  /** Null is somebody who never rang before. */
  caller: Pick<CallerSummary, 'id' | 'name'> | null;
  /** The frozen clock, an instant. */
  at: string;
};

/** The same as the commands take it. */
export function toRing({ business, caller, at }: Cast): { business: string; callerId: string | null; at: string } {
  return { business, callerId: caller?.id ?? null, at };
}
