import type { CarrierState } from './line-state.ts';
import type { RingRequest } from './ring-request.ts';

/** What the carrier says of a call on one of our lines; numbers as it spelled them. */
export type LineCall = {
  callSid: string;
  from: string | null;
  to: string | null;
  direction: 'inbound' | 'outbound';
  state: CarrierState | null;
  /** Whether the caller's carrier vouches for the number (STIR/SHAKEN); null where it says nothing. */
  vouched: 'passed' | 'failed' | null;
  /** How the phones of the shop that were rung took it; null where none was. */
  dialled: CarrierState | null;
  recording: { sid: string; seconds: number } | null;
  /** Seconds from the answer to the end, once it is over. */
  seconds: number | null;
  /** Order of what is told about one call; null where it is not told. */
  order: number | null;
};

/** The same call as the memory is asked about it. */
export function requestOf({ from, to, callSid }: Pick<LineCall, 'from' | 'to' | 'callSid'>): RingRequest {
  return { callerNumber: from, calledNumber: to, callSid, agentId: null, conversationId: null };
}
