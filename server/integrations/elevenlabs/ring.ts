import { z } from 'zod';

import { NOTHING_TOLD, type RingRequest } from '../../domain/ring-request.ts';

/** Seed 004 puts the same facts under other names; both are read (elevenlabs.md §1.2 and §13). */
const Text = z.union([z.string(), z.number()]).nullish().catch(null);
const InitiationBody = z.looseObject({
  caller_id: Text,
  called_number: Text,
  agent_id: Text,
  call_sid: Text,
  conversation_id: Text,
  dynamic_variables: z.record(z.string(), z.unknown()).nullish().catch(null),
});

/** Reads the conversation-initiation request; anything unreadable becomes a call about which nothing is known. */
export function toRingRequest(body: unknown): RingRequest {
  const parsed = InitiationBody.safeParse(body);
  if (!parsed.success) return NOTHING_TOLD;
  const { dynamic_variables: given, ...root } = parsed.data;
  const variable = (...names: string[]): string | null => {
    for (const name of names) {
      const found = text(given?.[name]);
      if (found !== null) return found;
    }
    return null;
  };
  return {
    callerNumber: text(root.caller_id) ?? variable('system__caller_id', 'caller_number', 'caller_id'),
    calledNumber: text(root.called_number) ?? variable('system__called_number', 'called_number'),
    agentId: text(root.agent_id) ?? variable('system__agent_id'),
    callSid: callId(root.call_sid) ?? callId(variable('system__call_sid', 'call_sid')),
    conversationId: callId(root.conversation_id) ?? callId(variable('system__conversation_id', 'conversation_id')),
  };
}

/** What templates and scripts leave where an id should stand. Taken for one, it would make many calls a single one. */
const NO_ID = /^(?:null|none|nil|undefined|unknown|n\/a|nan|0|-)$|[{}]/iu;

/** The id of a call, or null for what cannot be one. */
export function callId(value: unknown): string | null {
  const given = text(value);
  return given === null || NO_ID.test(given) ? null : given;
}

const MAX_TEXT = 256;

/** A short string, or null for anything that is not one. */
export function text(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TEXT ? value.trim() : null;
}
