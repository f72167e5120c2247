import { LEAST_PIN } from '#contract/access.ts';

/** Wrong ones in a row that cost nothing: fingers slip. */
const FREE = 3;
const FIRST_WAIT_MS = 15_000;
/** So that whoever types wrong ones on purpose shuts the owner out for no longer. At that pace six digits last 28 years. */
const LONGEST_WAIT_MS = 15 * 60_000;

/** However a keyboard composes an umlaut, it is the same passphrase. */
export function plainPin(typed: string): string {
  return typed.normalize('NFKC').trim();
}

/** Why it cannot be the owner's PIN; null where it can. */
export function pinFault(typed: string): 'short' | 'plain' | null {
  const signs = [...plainPin(typed)];
  if (signs.length < LEAST_PIN) return 'short';
  return isRow(signs) ? 'plain' : null;
}

/** One sign all over, or each the next of the one before: what is tried first. */
function isRow(signs: readonly string[]): boolean {
  const steps = new Set(
    signs.slice(1).map((sign, at) => (sign.codePointAt(0) ?? 0) - (signs[at]?.codePointAt(0) ?? 0)),
  );
  const [step = 2] = steps;
  return steps.size === 1 && Math.abs(step) <= 1;
}

/** How long no PIN is looked at after so many wrong ones in a row. */
export function waitAfter(wrong: number): number {
  return wrong < FREE ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - FREE));
}
