import type { VoiceAccount } from '../../domain/providers/voice-account.ts';
import { createConversations } from './conversations.ts';
import { createSpeechEngines } from './speech-engines.ts';
import { createVoiceAgents } from './voice-agents.ts';
import { createVoiceCalls } from './voice-calls.ts';
import type { VoiceClient } from './voice-client.ts';
import { createVoiceNumbers } from './voice-numbers.ts';
import { createVoiceSecrets } from './voice-secrets.ts';
import { createVoiceTools } from './voice-tools.ts';
import { createVoiceVoices } from './voice-voices.ts';
import { createVoiceWebhooks } from './voice-webhooks.ts';

/** The ElevenLabs account, all of it in our words. */
export function createVoiceAccount(client: VoiceClient): VoiceAccount {
  return {
    agents: createVoiceAgents(client),
    numbers: createVoiceNumbers(client),
    secrets: createVoiceSecrets(client),
    webhooks: createVoiceWebhooks(client),
    tools: createVoiceTools(client),
    engines: createSpeechEngines(client),
    conversations: createConversations(client),
    calls: createVoiceCalls(client),
    voices: createVoiceVoices(client),
  };
}
