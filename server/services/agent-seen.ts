import type { Seen } from '../domain/agent-check/seen.ts';
import { standIn } from '../domain/agent-check/voice.ts';
import { ProviderFault } from '../domain/providers/fault.ts';
import type { Agent, VoiceAccount } from '../domain/providers/voice-account.ts';
import { goneIs } from './connect-gone.ts';

type Deps = {
  account: VoiceAccount;
  agentId: string;
  /** The shop's own voice, where it sends one. */
  voiceId: string | null;
  /** Whether a number in E.164 is one of the shop's, or the number of this id the one that was chosen for it. */
  /** The Speech Engine that was set up for the shop; null where its owner's own model is not to think. */
  engineId: string | null;
  isOfShop: (line: { id: string; number: string }) => boolean;
};

/** Reads everything about an agent that the check goes by. Throws `ProviderFault`, `not_found` where it is gone. */
export async function seeAgent({ account, agentId, voiceId, engineId, isOfShop }: Deps): Promise<Seen> {
  const agent = await account.agents.read(agentId);
  const [tools, variables, webhooks, numbers, voice, engine] = await Promise.all([
    account.tools.list(),
    account.tools.variables(),
    account.webhooks.list(),
    account.numbers.list(),
    seeVoice(account, voiceId ?? agent.voiceId),
    engineId === null ? null : goneIs(null, account.engines.read(engineId)),
  ]);
  return {
    agent,
    tools: tools.filter(({ id }) => agent.toolIds.includes(id)).map(({ tool }) => tool),
    toolVariables: [...agent.toolVariables, ...agent.toolIds.flatMap((id) => variables.get(id) ?? [])],
    webhook: webhooks.find(({ id }) => id === agent.postCall?.webhookId) ?? null,
    voice,
    engine: engine?.engine ?? null,
    lines: numbers.filter(isOfShop).map(({ id, label, agentId: answers }) => ({ id, label, agentId: answers })),
  };
}

/** A key that may not look at voices says nothing of them, and that is no fault of the agent. */
async function seeVoice(account: VoiceAccount, id: Agent['voiceId']): Promise<Seen['voice']> {
  if (id === null) return null;
  try {
    const { gender, expiresAt } = await account.voices.read(id);
    const instead = expiresAt === null ? null : standIn(await account.voices.list(), { id, gender });
    return { isGone: false, expiresAt, instead };
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error;
    if (error.kind === 'not_found') {
      const instead = standIn(await account.voices.list(), { id, gender: null });
      return { isGone: true, expiresAt: null, instead };
    }
    if (error.kind === 'not_allowed' || error.kind === 'key_refused') return null;
    throw error;
  }
}
