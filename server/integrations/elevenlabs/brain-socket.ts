import { z } from 'zod';

import type { SpokenTurn } from '../../domain/brain/history.ts';
import { objectIn } from '../frames.ts';
import { callId } from './ring.ts';

/** What a Speech Engine says to the brain, in our words. */
export type BrainMessage =
  | { kind: 'begins'; conversationId: string | null }
  | { kind: 'heard'; turnId: number; turns: SpokenTurn[] }
  | { kind: 'asks' }
  | { kind: 'ends' }
  | { kind: 'fails' };

const Turn = z.looseObject({ role: z.enum(['user', 'agent']), content: z.string() });
const Message = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('init'), conversation_id: z.unknown() }),
  z.looseObject({ type: z.literal('user_transcript'), event_id: z.int(), user_transcript: z.array(z.unknown()) }),
  z.looseObject({ type: z.literal('ping') }),
  z.looseObject({ type: z.literal('close') }),
  z.looseObject({ type: z.literal('error') }),
]);

/**
 * Null for what says nothing to us: kinds that are new there, and what cannot be read. A turn of a role we do not know
 * is left out. What an `error` says is not read: it may quote the caller.
 */
export function toBrainMessage(text: string): BrainMessage | null {
  const read = Message.safeParse(objectIn(text));
  if (!read.success) return null;
  const message = read.data;
  switch (message.type) {
    case 'init':
      return { kind: 'begins', conversationId: callId(message.conversation_id) };
    case 'user_transcript':
      return { kind: 'heard', turnId: message.event_id, turns: message.user_transcript.flatMap(toTurn) };
    case 'ping':
      return { kind: 'asks' };
    case 'close':
      return { kind: 'ends' };
    case 'error':
      return { kind: 'fails' };
  }
}

/** A piece of what is to be spoken; the last one of a turn is empty and final. */
export function agentResponse(turnId: number, content: string, isFinal: boolean): string {
  return JSON.stringify({ type: 'agent_response', event_id: turnId, content, is_final: isFinal });
}

export const PONG = JSON.stringify({ type: 'pong' });

function toTurn(given: unknown): SpokenTurn[] {
  const read = Turn.safeParse(given);
  if (!read.success) return [];
  return [{ by: read.data.role === 'user' ? 'caller' : 'agent', text: read.data.content }];
}
