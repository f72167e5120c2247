import type { Account, ReceptionistSet, ScriptedCall } from './script.ts';

export type Step =
  | { at: number; kind: 'ring'; account: Account; call: ScriptedCall }
  | { at: number; kind: 'deliver'; account: Account; call: ScriptedCall }
  | { at: number; kind: 'review'; account: Account; slot: string };

/** Everything that happens to the three shops in 18 months, in the order of the clock. */
export function toTimeline({ accounts }: ReceptionistSet): Step[] {
  const steps = accounts.flatMap((account): Step[] => [
    ...account.calls
      .filter(({ rings }) => rings)
      .map((call) => ({ at: call.at, kind: 'ring' as const, account, call })),
    ...account.calls.flatMap((call) => call.deliveries.map((at) => ({ at, kind: 'deliver' as const, account, call }))),
    ...account.reviews.map(({ at, slot }) => ({ at, kind: 'review' as const, account, slot })),
  ]);
  return steps.toSorted((a, b) => a.at - b.at);
}
