import type { ProviderWords } from '../../domain/connect/found.ts';

/** ElevenLabs' own words for what is asked of an agent (elevenlabs.md §2.1, §2.9, §7.1, §7.3, §9.2). */
export const AGENT_WORDS: ProviderWords = {
  events: ['transcript', 'call_initiation_failure'],
  format: 'json',
  lineAudio: 'ulaw_8000',
  mostSeconds: 7200,
  liveEvents: [
    ...['conversation_initiation_metadata', 'audio', 'interruption', 'ping'],
    ...['user_transcript', 'agent_response', 'agent_response_correction'],
  ],
};
