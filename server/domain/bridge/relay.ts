import { createHeldAudio } from './held-audio.ts';
import { keyWords } from './key-words.ts';
import type { AgentMessage, PhoneMessage } from './messages.ts';

export type Side = 'phone' | 'agent';

export type RelayEvent =
  | { from: 'phone'; message: PhoneMessage }
  | { from: 'agent'; message: AgentMessage }
  /** The agent's socket can be written to; the agent said all it had to say. */
  | { from: 'line'; what: 'agent-open' | 'agent-gone' }
  /** A socket has more waiting than it should, or has room again. */
  | { from: 'line'; what: 'full' | 'room'; side: Side };

export type RelayAction =
  | { do: 'begin' }
  | { do: 'audio'; to: Side; payload: string }
  | { do: 'clear' }
  | { do: 'mark'; name: string }
  | { do: 'pong'; id: number }
  | { do: 'no-tool'; id: string }
  | { do: 'context'; text: string }
  | { do: 'tell'; what: RelayNews }
  | { do: 'end'; because: 'stopped' | 'format' | 'said-all' };

export type RelayNews =
  | Exclude<AgentMessage, { kind: 'ping' | 'tool' }>
  | { kind: 'heard'; payload: string }
  | { kind: 'key'; words: string };

/**
 * In characters of base64: six seconds of the caller, 98 of the agent, who speaks faster than can be listened to, and how
 * much of it is let through at once.
 */
const HELD = { agent: 64 * 1024, phone: 1024 * 1024, atOnce: 32 * 1024 };
export type Held = typeof HELD;
/** Keys that were pressed before somebody was there to be told; whoever dials more is not dialling for us. */
const MOST_KEYS = 32;

/** Comes back from the phone once the agent's last word was heard. */
const LAST_WORD = 'last-word';
const NOTHING: readonly RelayAction[] = [];

export type Relay = ReturnType<typeof createRelay>;

/**
 * One bridged call without its sockets: what came in, and what is to be done about it. Audio goes through as it came and
 * in order; a control message never waits behind it.
 */
export function createRelay(held: Held = HELD) {
  const relay = newState(held);
  return {
    take(event: RelayEvent): readonly RelayAction[] {
      if (relay.isOver) return NOTHING;
      if (event.from === 'phone') return fromPhone(relay, event.message);
      if (event.from === 'agent') return fromAgent(relay, event.message);
      switch (event.what) {
        case 'agent-open':
          relay.agent = 'open';
          return [{ do: 'begin' }, ...flushed(relay, 'agent')];
        case 'agent-gone':
          relay.agent = 'gone';
          return lastWord(relay);
        case 'full':
          relay.isFull[event.side] = true;
          return NOTHING;
        case 'room':
          relay.isFull[event.side] = false;
          return [...flushed(relay, event.side), ...(relay.agent === 'gone' ? lastWord(relay) : NOTHING)];
      }
    },
    /** Frames that found no room, both ways. */
    dropped: (): number => relay.held.phone.dropped() + relay.held.agent.dropped(),
    /** Whether it is of any use to tell that the side has room. */
    needsRoom: (side: Side): boolean => relay.isFull[side] || !relay.held[side].isEmpty(),
  };
}

type State = ReturnType<typeof newState>;

function newState(held: Held) {
  return {
    atOnce: held.atOnce,
    agent: 'away' as 'away' | 'open' | 'gone',
    isMet: false,
    isOver: false,
    isFull: { phone: false, agent: false },
    held: { phone: createHeldAudio(held.phone), agent: createHeldAudio(held.agent) },
    /** Audio up to here was interrupted. */
    interrupted: -Infinity,
    /** In words, for an agent that is not there yet. */
    keys: [] as string[],
    /** Whether the phone may still be playing something. */
    isSpeaking: false,
    isMarked: false,
  };
}

function fromPhone(relay: State, message: PhoneMessage): readonly RelayAction[] {
  switch (message.kind) {
    case 'audio': {
      const { payload } = message;
      const heard: RelayAction = { do: 'tell', what: { kind: 'heard', payload } };
      if (relay.agent === 'gone') return NOTHING;
      return [...audio(relay, 'agent', { payload, id: 0 }), heard];
    }
    case 'key':
      return pressed(relay, keyWords(message.digit));
    case 'mark':
      return message.name === LAST_WORD && relay.isMarked ? over(relay, 'said-all') : NOTHING;
    case 'stop':
      return over(relay, 'stopped');
    case 'connected':
    case 'start':
      return NOTHING;
  }
}

function fromAgent(relay: State, message: AgentMessage): readonly RelayAction[] {
  if (relay.agent !== 'open') return NOTHING;
  switch (message.kind) {
    case 'met':
      if (!message.isUlaw) return over(relay, 'format');
      relay.isMet = true;
      return [{ do: 'tell', what: message }, ...relay.keys.splice(0).map(context)];
    case 'audio':
      // Until it said in which format it speaks, it may be noise; what was interrupted comes late.
      if (!relay.isMet || message.id <= relay.interrupted) return NOTHING;
      return [...audio(relay, 'phone', message), { do: 'tell', what: message }];
    case 'interrupted':
      relay.interrupted = Math.max(relay.interrupted, message.id);
      relay.held.phone.forgetUpTo(relay.interrupted);
      relay.isSpeaking = false;
      return [
        { do: 'clear' },
        { do: 'tell', what: message },
        ...(relay.isFull.phone ? NOTHING : flushed(relay, 'phone')),
      ];
    case 'ping':
      return [{ do: 'pong', id: message.id }];
    case 'tool':
      return [{ do: 'no-tool', id: message.id }];
    case 'turn':
    case 'corrected':
      return [{ do: 'tell', what: message }];
  }
}

/** Only whoever answers is told: it may be a digit of a card. */
function pressed(relay: State, words: string): readonly RelayAction[] {
  if (relay.agent === 'gone') return NOTHING;
  const told: RelayAction = { do: 'tell', what: { kind: 'key', words } };
  if (relay.isMet) return [context(words), told];
  relay.keys = [...relay.keys, words].slice(-MOST_KEYS);
  return [told];
}

const context = (text: string): RelayAction => ({ do: 'context', text });

function audio(relay: State, to: Side, frame: { payload: string; id: number }): readonly RelayAction[] {
  const isOpen = to === 'phone' || relay.agent === 'open';
  if (isOpen && !relay.isFull[to] && relay.held[to].isEmpty()) return [spoken(relay, to, frame.payload)];
  relay.held[to].add(frame);
  return NOTHING;
}

/** Some of what waited; the rest once that is written, so that a `clear` is never far behind what it clears. */
function flushed(relay: State, to: Side): RelayAction[] {
  const actions: RelayAction[] = [];
  if (to === 'agent' && relay.agent !== 'open') return actions;
  for (let characters = 0; characters < relay.atOnce;) {
    const frame = relay.held[to].next();
    if (!frame) break;
    characters += frame.payload.length;
    actions.push(spoken(relay, to, frame.payload));
  }
  return actions;
}

function spoken(relay: State, to: Side, payload: string): RelayAction {
  if (to === 'phone') relay.isSpeaking = true;
  return { do: 'audio', to, payload };
}

/** The agent hung up after its goodbye, which the caller is still listening to. */
function lastWord(relay: State): readonly RelayAction[] {
  if (relay.isMarked || !relay.held.phone.isEmpty()) return NOTHING;
  if (!relay.isSpeaking) return over(relay, 'said-all');
  relay.isMarked = true;
  return [{ do: 'mark', name: LAST_WORD }];
}

function over(relay: State, because: 'stopped' | 'format' | 'said-all'): readonly RelayAction[] {
  relay.isOver = true;
  return [{ do: 'end', because }];
}
