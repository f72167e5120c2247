import type { WebSocket } from 'ws';

import type { AgentWire, Correction, PhoneWire } from '../../domain/bridge/messages.ts';
import {
  createRelay,
  type Relay,
  type RelayAction,
  type RelayEvent,
  type RelayNews,
  type Side,
} from '../../domain/bridge/relay.ts';
import { closeSocket } from './close-socket.ts';
import { openLineEnd, type LineEnd } from './line-end.ts';

/** `code`: the close code of the agent's side, where that ended it. `dropped`: frames of audio that found no room. */
export type BridgeEnd = { by: 'caller' | 'agent' | 'us'; code: number | null; dropped: number; why: BridgeWhy };
export type BridgeWhy = 'hung-up' | 'asked' | 'unreachable' | 'format' | 'silent' | 'slow';

export type BridgeHooks = {
  met(conversationId: string): void;
  turn(turn: { role: 'caller' | 'agent'; text: string; id: number | null }): void;
  /** The caller spoke over the agent, and hears nothing more of what it said. */
  interrupted(): void;
  corrected(correction: Correction): void;
  /** The caller pressed a key, in words. */
  key(words: string): void;
  /** Base64 μ-law, as it came. */
  sound(side: 'caller' | 'agent', payload: string): void;
};

export type BridgeDeps = {
  phone: WebSocket;
  streamSid: string;
  /** Resolves to an open socket, best a paused one: nothing it says is missed then. */
  connect(signal: AbortSignal): Promise<WebSocket>;
  /** Sent to the agent's side first of all. */
  initiation: unknown;
  wires: { phone: PhoneWire; agent: AgentWire };
  hooks: BridgeHooks;
  /** Ends the call. */
  signal: AbortSignal;
  /** Takes what a hook throws: no call ends for that. */
  report: (error: unknown) => void;
  patience?: BridgePatience;
};

/** In looks, each `everyMs` after the last. */
export type BridgePatience = {
  everyMs: number;
  /** The agent's side says nothing of itself yet. */
  meeting: number;
  /** The phone sends fifty frames a second while it lives. */
  phoneQuiet: number;
  agentQuiet: number;
  stuck: number;
  /** The goodbye is still being played. */
  lastWord: number;
};

/** With what closing takes, no call outlives either of its ends by ten seconds. */
const PATIENCE: BridgePatience = {
  ...{ everyMs: 500, meeting: 15, phoneQuiet: 10, agentQuiet: 12, stuck: 10, lastWord: 15 },
};

type Ending = Pick<BridgeEnd, 'by' | 'code' | 'why'> & { dead?: LineEnd };

/** Joins a phone with an agent until either hangs up, breaks or goes silent; then both are closed. Never rejects. */
export function bridgeCall(deps: BridgeDeps): Promise<BridgeEnd> {
  return new Promise((resolve) => {
    const call = createCall(deps, resolve);
    deps.signal.addEventListener('abort', call.stop);
    if (deps.signal.aborted) return call.stop();
    if (deps.phone.readyState !== deps.phone.OPEN) return finish(call, HUNG_UP);
    deps.connect(call.connecting.signal).then(
      (socket) => joined(call, socket),
      () => finish(call, { by: 'us', code: null, why: 'unreachable' }),
    );
  });
}

const HUNG_UP: Ending = { by: 'caller', code: null, why: 'hung-up' };

type Call = {
  deps: BridgeDeps;
  relay: Relay;
  patience: BridgePatience;
  connecting: AbortController;
  looking: NodeJS.Timeout;
  phone: LineEnd;
  agent: LineEnd | null;
  isMet: boolean;
  isOver: boolean;
  /** The close code of the agent's side, while its last words are still being played. */
  goneWith: number | null;
  /** How often it was looked after the call, since the last thing that had to come next. */
  looks: number;
  stop: () => void;
  resolve: (end: BridgeEnd) => void;
};

function createCall(deps: BridgeDeps, resolve: Call['resolve']): Call {
  const patience = deps.patience ?? PATIENCE;
  const phone = openLineEnd({
    socket: deps.phone,
    heard(text) {
      const message = deps.wires.phone.read(text);
      if (message) take(call, { from: 'phone', message });
    },
    gone: () => finish(call, HUNG_UP),
    ...fullness('phone', () => call),
  });
  const call: Call = {
    ...{ deps, patience, phone, resolve, relay: createRelay(), connecting: new AbortController() },
    ...{ agent: null, isMet: false, isOver: false, goneWith: null, looks: 0 },
    looking: setInterval(() => look(call), patience.everyMs),
    stop: () => finish(call, { by: 'us', code: null, why: 'asked' }),
  };
  return call;
}

function joined(call: Call, socket: WebSocket): void {
  if (call.isOver) return void closeSocket(socket, true);
  call.agent = openLineEnd({
    socket,
    heard(text) {
      const message = call.deps.wires.agent.read(text);
      if (message) take(call, { from: 'agent', message });
    },
    gone: (code) => agentGone(call, code),
    ...fullness('agent', () => call),
  });
  take(call, { from: 'line', what: 'agent-open' });
  // Closed before anybody listened.
  if (socket.readyState > socket.OPEN) agentGone(call, NO_CODE);
}

/** What a socket is said to close with when nobody said why. */
const NO_CODE = 1006;

function fullness(side: Side, call: () => Call) {
  return {
    full: () => take(call(), { from: 'line', what: 'full', side }),
    room(): void {
      if (call().relay.needsRoom(side)) take(call(), { from: 'line', what: 'room', side });
    },
  };
}

/** The agent's last words are still played to the caller. */
function agentGone(call: Call, code: number): void {
  if (call.goneWith !== null) return;
  call.goneWith = code;
  call.looks = 0;
  take(call, { from: 'line', what: 'agent-gone' });
}

function take(call: Call, event: RelayEvent): void {
  for (const action of call.relay.take(event)) act(call, action);
}

function act(call: Call, action: RelayAction): void {
  const { phone, agent, deps } = call;
  const { phone: toPhone, agent: toAgent } = deps.wires;
  switch (action.do) {
    case 'audio':
      if (action.to === 'agent') agent?.send(toAgent.audio(action.payload));
      else phone.send(toPhone.audio(deps.streamSid, action.payload));
      return;
    case 'tell':
      if (action.what.kind === 'met') call.isMet = true;
      return told(deps, action.what);
    case 'pong':
      return agent?.send(toAgent.pong(action.id));
    case 'no-tool':
      return agent?.send(toAgent.noTool(action.id));
    case 'clear':
      return phone.send(toPhone.clear(deps.streamSid));
    case 'mark':
      return phone.send(toPhone.mark(deps.streamSid, action.name));
    case 'context':
      return agent?.send(toAgent.context(action.text));
    case 'begin':
      return agent?.send(toAgent.begin(deps.initiation));
    case 'end':
      return finish(call, endingOf(action.because, call.goneWith));
  }
}

function look(call: Call): void {
  call.looks += 1;
  const { phone, agent, patience, goneWith, looks } = call;
  const trouble = (dead: LineEnd, why: BridgeWhy): void => finish(call, { by: 'us', code: null, why, dead });
  const ofPhone = phone.look({ quietLooks: patience.phoneQuiet, stuckLooks: patience.stuck, ping: false });
  if (ofPhone) return trouble(phone, ofPhone);
  if (goneWith !== null) {
    if (looks > patience.lastWord) finish(call, endingOf('said-all', goneWith));
    return;
  }
  const ofAgent = agent?.look({ quietLooks: patience.agentQuiet, stuckLooks: patience.stuck, ping: true });
  if (agent && ofAgent) return trouble(agent, ofAgent);
  if (!call.isMet && looks > patience.meeting) finish(call, { by: 'us', code: null, why: 'unreachable' });
}

function finish(call: Call, ending: Ending): void {
  if (call.isOver) return;
  call.isOver = true;
  clearInterval(call.looking);
  call.deps.signal.removeEventListener('abort', call.stop);
  call.connecting.abort();
  const { dead, ...how } = ending;
  const ends = [call.phone, call.agent].filter((end) => end !== null);
  for (const end of ends) end.letGo();
  const closed = ends.map((end) => closeSocket(end.socket, end === dead));
  void Promise.all(closed).then(() => call.resolve({ ...how, dropped: call.relay.dropped() }));
}

function endingOf(because: Extract<RelayAction, { do: 'end' }>['because'], code: number | null): Ending {
  if (because === 'format') return { by: 'us', code: null, why: 'format' };
  return because === 'stopped' ? { ...HUNG_UP, code } : { by: 'agent', code, why: 'hung-up' };
}

function told({ hooks, report }: BridgeDeps, news: RelayNews): void {
  try {
    switch (news.kind) {
      case 'met':
        return hooks.met(news.conversationId);
      case 'audio':
        return hooks.sound('agent', news.payload);
      case 'heard':
        return hooks.sound('caller', news.payload);
      case 'turn':
        return hooks.turn({ role: news.role, text: news.text, id: news.id });
      case 'interrupted':
        return hooks.interrupted();
      case 'corrected':
        return hooks.corrected({ text: news.text, original: news.original, id: news.id });
      case 'key':
        return hooks.key(news.words);
    }
  } catch (error) {
    report(error);
  }
}
