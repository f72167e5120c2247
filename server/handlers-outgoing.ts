import type { CommandHandlers } from '#contract/commands.ts';
import type { ConsentDesk } from './services/consent-desk.ts';
import type { OutgoingCalls } from './services/outgoing-calls.ts';
import type { createOutgoingPreview } from './services/outgoing-preview.ts';
import type { OutgoingRules } from './services/outgoing-settings.ts';

export type OutgoingServices = {
  calls: OutgoingCalls;
  mayStart: ReturnType<typeof createOutgoingPreview>;
  consents: ConsentDesk;
  rules: OutgoingRules;
};

type Handled =
  | 'calls.may-start'
  | 'calls.start'
  | Extract<keyof CommandHandlers, `${'consent' | 'outgoing'}.${string}`>;

/** Which service does which command about calls that we make. */
export function outgoingHandlers({
  calls,
  mayStart,
  consents,
  rules,
}: OutgoingServices): Pick<CommandHandlers, Handled> {
  return {
    'calls.may-start': (input) => mayStart(input),
    'calls.start': (input) => calls.start(input),
    'consent.get': (input) => consents.get(input),
    'consent.set': (input) => consents.set(input),
    'outgoing.get': () => rules.get(),
    'outgoing.save': (input) => rules.save(input),
  };
}
