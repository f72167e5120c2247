import type { CommandHandlers } from '#contract/commands.ts';
import type { Access } from './services/access.ts';
import type { Audit } from './services/audit.ts';
import type { ErasureCertificates } from './services/erasure-certificates.ts';

type Handled = Extract<keyof CommandHandlers, `${'erasures' | 'audit' | 'access'}.${string}`>;

export type PrivacyServices = { certificates: ErasureCertificates; audit: Audit; access: Access };

/** What proves that somebody was forgotten, who saw or changed what, and who sits at the window. */
export function privacyHandlers({ certificates, audit, access }: PrivacyServices): Pick<CommandHandlers, Handled> {
  return {
    'access.get': (_nothing, asker) => access.state(asker),
    'access.unlock': access.unlock,
    'access.lock': (_nothing, asker) => access.lock(asker),
    'access.stay': (_nothing, asker) => access.stay(asker),
    'access.set-pin': access.setPin,
    'access.remove-pin': access.removePin,
    'access.save': access.save,
    'audit.list': (input) => audit.list(input),
    'erasures.list': () => certificates.list(),
    'erasures.get': (input) => certificates.get(input),
  };
}
