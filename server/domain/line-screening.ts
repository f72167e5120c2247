import type { KeptLine } from '#contract/lines.ts';

/** Who rings, as far as the rules of a line go by it. `e164` null: the number is withheld. */
type Ringer = { e164: string | null; vouched: 'passed' | 'failed' | null; isBlocked: boolean };

/** Why a call is not taken; null where it is. */
type Screened = 'blocked' | 'withheld' | 'unverified' | 'prefix' | null;

/** Whether a line takes a caller's call. All rules but the block list are off until the owner switches them on. */
export function screened({ e164, vouched, isBlocked }: Ringer, { spam }: Pick<KeptLine, 'spam'>): Screened {
  if (isBlocked) return 'blocked';
  if (e164 === null) return spam.withheld ? 'withheld' : null;
  if (spam.unverified && vouched === 'failed') return 'unverified';
  return spam.prefixes.some((prefix) => e164.startsWith(prefix)) ? 'prefix' : null;
}
