import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

import { NOTHING_TOLD, type RingRequest } from '../../domain/ring-request.ts';
import { callId, text } from './ring.ts';

/** A turn that ElevenLabs asks the owner's model for. */
export type RelayedRequest = {
  /** Our own id of the call, where the answer to its ring was told to be sent along. */
  callRef: string | null;
  /** Whose turn it is, by what ElevenLabs itself put into the headers (elevenlabs.md §8). */
  ring: RingRequest;
  messages: readonly Record<string, unknown>[];
  /** What is handed on beside the messages: all that OpenAI knows. */
  others: Record<string, unknown>;
};

const Asked = z.looseObject({
  messages: z.array(z.looseObject({ role: z.string() })).min(1),
  user_id: z.unknown().optional(),
  elevenlabs_extra_body: z.looseObject({}).nullish().catch(null),
});

/**
 * Null for what is no conversation. Nothing in the body says who calls, whatever it is named: a page that speaks with an
 * agent may write what it likes there. Ids of a call are taken from it, which nobody else knows.
 */
export function toRelayedRequest(headers: IncomingHttpHeaders, body: unknown): RelayedRequest | null {
  const read = Asked.safeParse(body);
  if (!read.success) return null;
  const { messages, user_id: _user, elevenlabs_extra_body: extra, ...others } = read.data;
  const conversationId = callId(headers['x-conversation-id']) ?? callId(extra?.['conversation_id']);
  return {
    callRef: callId(extra?.['call_ref']),
    ring: {
      ...NOTHING_TOLD,
      callerNumber: text(headers['x-caller-id']),
      calledNumber: text(headers['x-called-number']),
      agentId: text(headers['x-agent-id']),
      callSid: callId(headers['x-call-sid']),
      conversationId,
    },
    messages,
    others,
  };
}
