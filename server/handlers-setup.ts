import type { CommandHandlers } from '#contract/commands.ts';
import type { VoiceAccount } from './domain/providers/voice-account.ts';
import type { BusinessDesk } from './services/business-desk.ts';
import type { SetupDrafts } from './services/setup-drafts.ts';

export type SetupServices = { businesses: BusinessDesk; drafts: SetupDrafts; voice: () => VoiceAccount };

type Handled = Extract<keyof CommandHandlers, `setup.${string}`>;

/** Which service does which command of the wizard's own. */
export function setupHandlers({ businesses, drafts, voice }: SetupServices): Pick<CommandHandlers, Handled> {
  return {
    'setup.get': ({ business }) => ({ draft: drafts.get(businesses.get(business).id) }),
    'setup.keep': ({ business, draft }) => ({ draft: drafts.keep(businesses.get(business).id, draft) }),
    'setup.agent': ({ id }) => voice().agents.read(id),
  };
}
