import { z } from 'zod';

import type { AgentMessage, AgentWire } from '../../domain/bridge/messages.ts';
import { BASE64, objectIn } from '../frames.ts';

const ULAW = 'ulaw_8000';

const Id = z.int();
const Text = z.string().max(20_000);
const Met = z.object({
  conversation_initiation_metadata_event: z.object({
    conversation_id: z.string().min(1).max(200),
    agent_output_audio_format: z.string(),
    user_input_audio_format: z.string(),
  }),
});
const Interruption = z.object({ interruption_event: z.object({ event_id: Id }) });
const Ping = z.object({ ping_event: z.object({ event_id: Id }) });
const CallerSaid = z.object({ user_transcription_event: z.object({ user_transcript: Text }) });
const AgentSaid = z.object({ agent_response_event: z.object({ agent_response: Text }) });
const Corrected = z.object({ agent_response_correction_event: z.object({ corrected_agent_response: Text }) });

type Message = { type?: unknown; audio_event?: { audio_base_64?: unknown; event_id?: unknown } | null };

/** The conversation socket of ElevenLabs, whose client we are (elevenlabs.md §7.3). */
export const conversationWire: AgentWire = {
  read(text) {
    const message: Message | null = objectIn(text);
    return message && toAgentMessage(message);
  },
  begin: (initiation) => JSON.stringify({ ...Object(initiation), type: 'conversation_initiation_client_data' }),
  // The payload was checked where it came in: nothing in it needs to be escaped. This message has no `type`.
  audio: (payload) => `{"user_audio_chunk":"${payload}"}`,
  pong: (id) => `{"type":"pong","event_id":${id}}`,
  context: (text) => JSON.stringify({ type: 'contextual_update', text }),
};

/** Audio is looked at by hand, since there is so much of it. Most kinds of message are of no use to a bridge. */
function toAgentMessage(message: Message): AgentMessage | null {
  switch (message.type) {
    case 'audio': {
      const { audio_base_64: payload, event_id: id } = message.audio_event ?? {};
      const isAudio = typeof payload === 'string' && Number.isSafeInteger(id) && BASE64.test(payload);
      return isAudio ? { kind: 'audio', payload, id: id as number } : null;
    }
    case 'conversation_initiation_metadata':
      return read(Met, message, ({ conversation_initiation_metadata_event: met }) => ({
        kind: 'met',
        conversationId: met.conversation_id,
        isUlaw: met.agent_output_audio_format === ULAW && met.user_input_audio_format === ULAW,
      }));
    case 'interruption':
      return read(Interruption, message, (found) => ({ kind: 'interrupted', id: found.interruption_event.event_id }));
    case 'ping':
      return read(Ping, message, (found) => ({ kind: 'ping', id: found.ping_event.event_id }));
    case 'user_transcript':
      return read(CallerSaid, message, (found) => turn('caller', found.user_transcription_event.user_transcript));
    case 'agent_response':
      return read(AgentSaid, message, (found) => turn('agent', found.agent_response_event.agent_response));
    case 'agent_response_correction':
      return read(Corrected, message, ({ agent_response_correction_event: { corrected_agent_response: text } }) => ({
        kind: 'corrected',
        text,
      }));
    default:
      return null;
  }
}

const turn = (role: 'caller' | 'agent', text: string): AgentMessage => ({ kind: 'turn', role, text });

function read<T>(schema: z.ZodType<T>, message: unknown, to: (found: T) => AgentMessage): AgentMessage | null {
  const found = schema.safeParse(message);
  return found.success ? to(found.data) : null;
}
