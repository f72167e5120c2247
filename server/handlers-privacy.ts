import type { CommandHandlers } from '#contract/commands.ts';
import type { ErasureCertificates } from './services/erasure-certificates.ts';

type Handled = Extract<keyof CommandHandlers, `erasures.${string}`>;

export type PrivacyServices = { certificates: ErasureCertificates };

/** What proves that somebody was forgotten. */
export function privacyHandlers({ certificates }: PrivacyServices): Pick<CommandHandlers, Handled> {
  return {
    'erasures.list': () => certificates.list(),
    'erasures.get': (input) => certificates.get(input),
  };
}
