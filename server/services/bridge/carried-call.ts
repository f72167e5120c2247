import type { WebSocket } from 'ws';

import type { AgentWire, PhoneWire, StreamStart } from '../../domain/bridge/messages.ts';
import { isEngine } from '../../domain/bridge/initiation.ts';
import type { BridgeOutcome } from '../../domain/bridge/verdict.ts';
import type { VoiceAccount } from '../../domain/providers/voice-account.ts';
import type { BrainReach } from '../brain/brain-reach.ts';
import { bridgeCall, type BridgeEnd, type BridgeHooks } from './bridge-call.ts';
import type { BridgeRecord } from './bridge-record.ts';
import { createLeaveTaking } from './leave-taking.ts';
import type { LiveRoom } from './live-room.ts';

/** What a call on its way to the bridge brings along. */
export type Ticket = {
  callSid: string;
  token: string;
  farSide: string;
  initiation: unknown;
  /** Whoever answers was told how long the call may last, and ends it. */
  endsItself: boolean;
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
  brain: Pick<BrainReach, 'pressed' | 'sayGoodbye' | 'over'>;
  /** Takes what is to be known of each call that is over, without a word of it. */
  noted: (id: string | null, outcome: BridgeOutcome) => void;
  report: (where: string, error: unknown) => void;
};

/** A call that goes on. */
export type Carried = {
  end: () => void;
  endsItself: boolean;
  /** It has lasted as long as it may. */
  leave: () => void;
  over: Promise<BridgeOutcome>;
};

/** Joins the carrier's socket of a call with whoever speaks on it, and tells what happens on it. */
export function carryCall(deps: CarryDeps, phone: WebSocket, ticket: Ticket, { streamSid }: StreamStart): Carried {
  const { wires, record, room, brain, report } = deps;
  const { callSid, initiation, endsItself } = ticket;
  const stopped = new AbortController();
  const end = (): void => stopped.abort();
  const id = record.find(callSid);
  const thinks = id !== null && isEngine(ticket.farSide) ? id : null;
  const entry = id === null ? null : room.begin(id, { end });
  const state = { conversation: null as string | null, agent: null as WebSocket | null };
  const leaving = createLeaveTaking({
    sayGoodbye: () => (thinks === null ? null : brain.sayGoodbye(thinks)),
    // What it said is played to its end, as when it takes its leave by itself.
    said: () => state.agent?.close(1000),
    unsaid: end,
  });
  const hooks: BridgeHooks = {
    met(conversationId) {
      state.conversation = conversationId;
      // First what everything later is found by; the rest may fail.
      record.met(callSid, conversationId, ticket.farSide);
      ticket.met();
    },
    turn({ role, text, id: turnId }) {
      entry?.turn(role, text, turnId);
      if (role === 'agent') leaving.turn(text);
    },
    interrupted: () => entry?.interrupted(),
    corrected: (correction) => entry?.corrected(correction),
    // An agent is told on its own socket, an engine's brain by us.
    key(words) {
      if (thinks !== null) brain.pressed(thinks, words);
    },
    sound(side, payload) {
      entry?.sound(side, payload);
      if (side === 'agent') leaving.sound();
    },
  };
  const bridged = bridgeCall({
    ...{ phone, streamSid, initiation, wires, hooks },
    connect: async (signal) => (state.agent = await connected(deps, ticket, signal)),
    signal: stopped.signal,
    report: (error) => report('bridge', error),
  });
  const over = bridged.then((how): BridgeOutcome => {
    leaving.stop();
    entry?.over();
    if (thinks !== null) brain.over(thinks);
    const isMet = state.conversation !== null;
    const outcome = { ...how, isMet, why: leaving.isOn() ? whyLeft(how, leaving.hasBegun()) : how.why };
    if (state.conversation !== null) record.over(callSid, state.conversation);
    deps.noted(id, outcome);
    return outcome;
  });
  return { end, endsItself, leave: () => leaving.begin(), over };
}

/** The caller may still hang up first, and what breaks meanwhile ends a call that was to end. */
function whyLeft({ by, why }: BridgeEnd, hasSaid: boolean): BridgeOutcome['why'] {
  if (by === 'caller') return why;
  return hasSaid ? 'took-leave' : 'limit';
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
