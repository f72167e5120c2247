import { z } from 'zod';

const Fields = z.record(z.string(), z.unknown()).catch({});
/** A model's parameters, which some senders write as a text of JSON. */
const Parameters = z.union([z.string().transform(inJson).pipe(Fields), Fields]);
const Text = z.string().min(1).nullable().catch(null);

/**
 * What comes to seed 004's single address: its own `event` or the provider's `type`, and the ids either at the root or
 * in `data`. A tool call is answered; everything else is an event of a call.
 */
export type SingleCallback =
  | {
      kind: 'tool_call';
      tool: string | null;
      parameters: Record<string, unknown>;
      agentId: string | null;
      conversationId: string | null;
    }
  | {
      kind: 'event';
      /** In the provider's own form, where it came in the other one; null where it is in that already. */
      rewritten: unknown;
    };

/** Reads a callback's body; anything that is no tool call is an event, so that nothing genuine is lost. */
export function toSingleCallback(body: unknown): SingleCallback {
  const root = Fields.parse(body);
  const data = Fields.parse(root['data']);
  const text = (...given: unknown[]): string | null =>
    given.map((each) => Text.parse(each)).find((each) => each !== null) ?? null;
  const agentId = text(root['agentId'], root['agent_id'], data['agent_id'], data['agentId']);
  const conversationId = text(root['sessionId'], root['conversation_id'], data['conversation_id'], data['sessionId']);
  if (text(root['event'], root['type']) === 'tool_call') {
    const parameters = Parameters.parse(data['parameters'] ?? root['parameters']);
    return {
      kind: 'tool_call',
      tool: text(data['tool_name'], root['tool_name'], data['toolName']),
      parameters,
      agentId,
      conversationId,
    };
  }
  if (text(root['type']) !== null || text(root['event']) === null) return { kind: 'event', rewritten: null };
  const ids = {
    ...(agentId !== null && { agent_id: agentId }),
    ...(conversationId !== null && { conversation_id: conversationId }),
  };
  return { kind: 'event', rewritten: { ...root, type: root['event'], data: { ...data, ...ids } } };
}

function inJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
