import type { WebSocket } from 'ws';

import type { AgentWire, PhoneWire, StreamStart } from '../../domain/bridge/messages.ts';
import type { BridgeOutcome } from '../../domain/bridge/verdict.ts';
import type { VoiceAccount } from '../../domain/providers/voice-account.ts';
import { bridgeCall, type BridgeHooks } from './bridge-call.ts';
import type { BridgeRecord } from './bridge-record.ts';
import type { LiveRoom } from './live-room.ts';

/** What a call on its way to the bridge brings along. */
export type Ticket = {
  callSid: string;
  token: string;
  farSide: string;
  initiation: unknown;
  /** The agent is there. */
  met: () => void;
};

export type CarryDeps = {
  wires: { phone: PhoneWire; agent: AgentWire };
  /** Throws ProviderFault. */
  voice: () => VoiceAccount | Promise<VoiceAccount>;
  dial: (address: string, signal: AbortSignal) => Promise<WebSocket>;
  record: BridgeRecord;
  room: Pick<LiveRoom, 'begin'>;
  report: (where: string, error: unknown) => void;
};

/** A call that goes on. */
export type Carried = { end: () => void; over: Promise<BridgeOutcome> };

/** Joins the carrier's socket of a call with whoever speaks on it, and tells what happens on it. */
export function carryCall(deps: CarryDeps, phone: WebSocket, ticket: Ticket, { streamSid }: StreamStart): Carried {
  const { wires, record, room, report } = deps;
  const { callSid, initiation } = ticket;
  const stopped = new AbortController();
  const end = (): void => stopped.abort();
  const id = record.find(callSid);
  const entry = id === null ? null : room.begin(id, { end });
  let isMet = false;
  const hooks: BridgeHooks = {
    met(conversationId) {
      isMet = true;
      ticket.met();
      record.met(callSid, conversationId, ticket.farSide);
    },
    turn: ({ role, text, id: turnId }) => entry?.turn(role, text, turnId),
    interrupted: () => entry?.interrupted(),
    corrected: (correction) => entry?.corrected(correction),
    key: () => undefined,
    sound: (side, payload) => entry?.sound(side, payload),
  };
  const bridged = bridgeCall({
    ...{ phone, streamSid, initiation, wires, hooks },
    connect: (signal) => connected(deps, ticket, signal),
    signal: stopped.signal,
    report: (error) => report('bridge', error),
  });
  const over = bridged.then((how) => {
    entry?.over();
    return { ...how, isMet };
  });
  return { end, over };
}

async function connected({ voice, dial, report }: CarryDeps, { farSide }: Ticket, signal: AbortSignal) {
  try {
    const account = await voice();
    return await dial(await account.conversations.address(farSide, signal), signal);
  } catch (error) {
    if (!signal.aborted) report('bridge', error);
    throw error;
  }
}
