import type { CommandHandlers } from '#contract/commands.ts';
import type { Audit } from './services/audit.ts';
import type { ErasureCertificates } from './services/erasure-certificates.ts';

type Handled = Extract<keyof CommandHandlers, `${'erasures' | 'audit'}.${string}`>;

export type PrivacyServices = { certificates: ErasureCertificates; audit: Audit };

/** What proves that somebody was forgotten, and who saw or changed what. */
export function privacyHandlers({ certificates, audit }: PrivacyServices): Pick<CommandHandlers, Handled> {
  return {
    'audit.list': (input) => audit.list(input),
    'erasures.list': () => certificates.list(),
    'erasures.get': (input) => certificates.get(input),
  };
}
