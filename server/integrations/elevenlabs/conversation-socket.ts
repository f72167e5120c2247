import { z } from 'zod';

import type { AgentMessage, AgentWire } from '../../domain/bridge/messages.ts';
import { BASE64, objectIn } from '../frames.ts';

const ULAW = 'ulaw_8000';
/** An agent that is not answered says nothing until its own patience is over, which may be two minutes. */
const NO_TOOL = 'This tool cannot be used on the phone.';

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
const Tool = z.object({ client_tool_call: z.object({ tool_call_id: z.string().min(1).max(200) }) });
/** Older agents tell less of what they say than the contract has it. */
const MaybeId = Id.nullable().catch(null);
const CallerSaid = z.object({ user_transcription_event: z.object({ user_transcript: Text }) });
const AgentSaid = z.object({ agent_response_event: z.object({ agent_response: Text, event_id: MaybeId }) });
const Corrected = z.object({
  agent_response_correction_event: z.object({
    corrected_agent_response: Text,
    original_agent_response: Text.nullable().catch(null),
    event_id: MaybeId,
  }),
});

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
  noTool: (id) => JSON.stringify({ type: 'client_tool_result', tool_call_id: id, result: NO_TOOL, is_error: true }),
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
    case 'client_tool_call':
      return read(Tool, message, (found) => ({ kind: 'tool', id: found.client_tool_call.tool_call_id }));
    case 'user_transcript':
      return read(CallerSaid, message, ({ user_transcription_event: { user_transcript: text } }) => ({
        ...{ kind: 'turn', role: 'caller', text, id: null },
      }));
    case 'agent_response':
      return read(AgentSaid, message, ({ agent_response_event: { agent_response: text, event_id: id } }) => ({
        ...{ kind: 'turn', role: 'agent', text, id },
      }));
    case 'agent_response_correction':
      return read(Corrected, message, ({ agent_response_correction_event: found }) => ({
        ...{ kind: 'corrected', text: found.corrected_agent_response },
        ...{ original: found.original_agent_response, id: found.event_id },
      }));
    default:
      return null;
  }
}

function read<T>(schema: z.ZodType<T>, message: unknown, to: (found: T) => AgentMessage): AgentMessage | null {
  const found = schema.safeParse(message);
  return found.success ? to(found.data) : null;
}
