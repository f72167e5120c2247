import { createHmac } from 'node:crypto';

import { z } from 'zod';

import type { RehearsedTurn } from '#contract/rehearsals.ts';
import { SECRET_HEADER } from '../../domain/connect/names.ts';

/** A call that ElevenLabs does not know of, as it would tell of one. */
export type MadeUpCall = {
  conversationId: string;
  callSid: string;
  agentId: string;
  caller: string;
  called: string;
  turns: readonly RehearsedTurn[];
  collected: Readonly<Record<string, string>>;
};
export type Sent = { headers: Record<string, string>; body: string };
export type ToldAgent = { greeting: string | null; variables: string[] };

const JSON_TYPE = { 'content-type': 'application/json' };

const Answer = z.object({
  type: z.literal('conversation_initiation_client_data'),
  dynamic_variables: z.record(z.string(), z.unknown()),
  conversation_config_override: z
    .object({ agent: z.object({ first_message: z.string().optional() }).optional() })
    .optional(),
});

/** The requests of a call as ElevenLabs sends them (elevenlabs.md §1.2, §2.1, §2.6, §5.3), and how we answer. */
export const madeUpCalls = {
  ring(call: MadeUpCall, secret: string): Sent {
    const body = {
      caller_id: call.caller,
      agent_id: call.agentId,
      called_number: call.called,
      call_sid: call.callSid,
      conversation_id: call.conversationId,
    };
    return { headers: { ...JSON_TYPE, [SECRET_HEADER]: secret }, body: JSON.stringify(body) };
  },

  /** What the agent was told; null for what ends a call. */
  readAnswer(text: string): ToldAgent | null {
    const answer = Answer.safeParse(parsed(text)).data;
    if (!answer) return null;
    const greeting = answer.conversation_config_override?.agent?.first_message ?? null;
    return { greeting, variables: Object.keys(answer.dynamic_variables) };
  },

  tool(call: MadeUpCall, secret: string): Sent {
    const body = { conversation_id: call.conversationId, query: 'anything' };
    return { headers: { ...JSON_TYPE, [SECRET_HEADER]: secret }, body: JSON.stringify(body) };
  },

  finished(call: MadeUpCall, secret: string, now: Date): Sent {
    const seconds = Math.floor(now.getTime() / 1000);
    const body = JSON.stringify({
      type: 'post_call_transcription',
      event_timestamp: seconds,
      data: toData(call, seconds),
    });
    return signed(body, secret, now);
  },
};

/** A delivery with its signature (elevenlabs.md §2.6). */
export function signed(body: string, secret: string, now: Date): Sent {
  const seconds = Math.floor(now.getTime() / 1000);
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return { headers: { ...JSON_TYPE, 'ElevenLabs-Signature': `t=${seconds},v0=${signature}` }, body };
}

function toData({ agentId, conversationId, callSid, turns, collected }: MadeUpCall, seconds: number): unknown {
  const results = Object.entries(collected).map(([id, value]) => [
    id,
    { data_collection_id: id, value, rationale: '' },
  ]);
  return {
    agent_id: agentId,
    conversation_id: conversationId,
    status: 'done',
    transcript: turns.map(({ role, text }, index) => ({
      role: role === 'agent' ? 'agent' : 'user',
      message: text,
      time_in_call_secs: index * 3,
    })),
    metadata: {
      start_time_unix_secs: seconds - turns.length * 3,
      call_duration_secs: turns.length * 3,
      phone_call: { type: 'twilio', direction: 'inbound', call_sid: callSid },
    },
    analysis: {
      call_successful: 'success',
      transcript_summary: '',
      data_collection_results: Object.fromEntries(results) as unknown,
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
