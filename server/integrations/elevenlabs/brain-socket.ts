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
  /** Something went wrong there; the conversation goes on until it is closed. */
  | { kind: 'fails'; code: string };

const Turn = z.looseObject({ role: z.enum(['user', 'agent']), content: z.string() });
const Message = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('init'), conversation_id: z.unknown() }),
  z.looseObject({ type: z.literal('user_transcript'), event_id: z.int(), user_transcript: z.array(z.unknown()) }),
  z.looseObject({ type: z.literal('ping') }),
  z.looseObject({ type: z.literal('close') }),
  z.looseObject({ type: z.literal('error'), code: z.unknown().optional() }),
]);

/**
 * Null for what says nothing to us: kinds that are new there, and what cannot be read. A turn of a role we do not know
 * is left out. Of an `error` only its code is read: what it says may quote the caller.
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
      return { kind: 'fails', code: errorCode(message.code) };
  }
}

/** One word or a short number, as codes are; anything else might be the caller's. */
function errorCode(given: unknown): string {
  if (typeof given === 'number')
    return Number.isInteger(given) && given >= 0 && given < 10_000 ? String(given) : 'none';
  return typeof given === 'string' && /^[a-z][a-z_]{1,39}$/.test(given) ? given : 'none';
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
