import type { Business } from '#contract/businesses.ts';
import type { ConnectWish } from '#contract/connect.ts';

import type { Fix } from '../domain/agent-check/fault.ts';
import type { AgentChange, VoiceAccount } from '../domain/providers/voice-account.ts';
import { agentOf } from './agent-wanted.ts';

export type Mending = {
  voice: () => VoiceAccount;
  /** Does the setup plan once more, as far as it does not stand. */
  replan: (wish: ConnectWish) => Promise<unknown>;
  /** Has the plan make the webhook of this id anew. */
  renewWebhook: (id: string) => void;
  saveBusiness: (business: Business) => unknown;
};

type Whose = { business: Business; wish: ConnectWish | null };

/** Does what a finding's button promises. Throws AppError where it cannot be done. */
export async function mendAgent(fix: Fix, { business, wish }: Whose, deps: Mending): Promise<void> {
  const { voice, replan, renewWebhook, saveBusiness } = deps;
  async function changeAgent(change: AgentChange): Promise<void> {
    const agentId = agentOf(business, wish);
    if (agentId !== null) await voice().agents.change(agentId, change);
  }
  switch (fix.kind) {
    case 'plan':
      if (wish) await replan(wish);
      return;
    case 'mode':
      if (wish) await replan({ ...wish, mode: fix.mode });
      return;
    case 'webhook':
      if (!wish) return;
      renewWebhook(fix.id);
      await replan(wish);
      return;
    case 'variable':
      saveBusiness({ ...business, variables: { ...business.variables, [fix.name]: '' } });
      return;
    case 'overrides':
      saveBusiness({ ...business, overrides: fix.overrides });
      return;
    case 'voice':
      if (business.overrides.voice && business.voiceId !== null) saveBusiness({ ...business, voiceId: fix.id });
      else await changeAgent({ voiceId: fix.id });
      return;
    case 'own-model':
      await changeAgent({ ownModelOnly: true });
  }
}
