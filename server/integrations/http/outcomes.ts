import { toldBy } from '#contract/errors.ts';
import type { Told } from '#contract/told.ts';
import { ProviderFault, type FaultKind } from '../../domain/providers/fault.ts';

export type Outcomes = ReturnType<typeof createOutcomes>;

/** Kinds that say nothing about whether the account works: they are answers to one question. */
const ANSWERS: readonly FaultKind[] = ['not_found', 'conflict', 'rejected', 'rate_limited', 'resting', 'key_missing'];

/** Remembers when an account last answered, and why it does not, for as long as the same keys are used. */
export function createOutcomes({ now }: { now: () => Date }) {
  let checkedAt: string | null = null;
  let trouble: Told | null = null;

  function note(fault: ProviderFault | null): void {
    if (fault !== null && !ANSWERS.includes(fault.kind)) return void (trouble = toldBy(fault));
    if (fault?.kind === 'resting') return;
    checkedAt = now().toISOString();
    trouble = null;
  }

  return {
    checkedAt: (): string | null => checkedAt,
    trouble: (): Told | null => trouble,
    /** Hands an answer or a fault on, and takes note of it. */
    async of<T>(asked: Promise<T>): Promise<T> {
      try {
        const answer = await asked;
        note(null);
        return answer;
      } catch (error) {
        if (error instanceof ProviderFault) note(error);
        throw error;
      }
    },
  };
}
