import type { LiveTurn } from '#contract/live.ts';
import type { AppEvents } from '#contract/events.ts';
import { turnCorrected, type SaidTurn } from '../../domain/bridge/corrected-turn.ts';
import type { createGreetingWatch } from '../../domain/bridge/greeting-watch.ts';
import type { Correction } from '../../domain/bridge/messages.ts';
import { storableText } from '../../domain/plain-text.ts';
import type { Bus } from '../../platform/bus.ts';
import type { Listeners } from './listeners.ts';

export type Control = { end(): void };
type Side = 'caller' | 'agent';
export type Going = {
  /** Null when it is over. */
  control: Control | null;
  begun: number;
  overAt: number;
  next: number;
  turns: LiveTurn[];
  /** What the agent said of these, as it was told. */
  said: (SaidTurn & { position: number })[];
  /** What the caller heard first of the agent, also when it is no longer among the turns. */
  greeting: LiveTurn | null;
  watch: ReturnType<typeof createGreetingWatch>;
  /** Nothing of it is kept or told any more, while the call itself goes on. */
  isForgotten: boolean;
  /** Nothing of the agent's voice came since those who listen were told to drop it. */
  isHushed: boolean;
};

/** What a call that goes through this computer tells of itself. */
export type LiveEntry = {
  /** `id`: which of the agent's deeds it is. */
  turn(role: Side, text: string, id?: number | null): void;
  /** The caller spoke over the agent. */
  interrupted(): void;
  corrected(correction: Correction): void;
  /** Base64 of μ-law at 8 kHz, as it came. */
  sound(side: Side, payload: string): void;
  over(): void;
};

type Deps = { bus: Bus<AppEvents>; now: () => Date; listeners: Listeners };
/** A call that goes on, and those around it. */
type Here = Deps & { id: string; call: Going };
type Spoken = { role: Side; text: string; said: SaidTurn };

const MOST_TURNS = 400;
const LONGEST_TURN = 2000;

/** Puts a turn where it belongs, and tells it. */
function say({ bus, id, call }: Here, turn: LiveTurn): void {
  if (turn.role === 'agent' && turn.position === (call.greeting ?? turn).position) call.greeting = turn;
  const isNew = turn.position === call.next;
  const others = call.turns.map((one) => (one.position === turn.position ? turn : one));
  call.turns = isNew ? [...others, turn].slice(-MOST_TURNS) : others;
  if (isNew) call.next += 1;
  bus.publish('talk.said', { id, turn });
}

/** Who listens hears nothing more of what the agent said. */
function hush({ listeners, id, call }: Here): void {
  if (!call.isHushed) listeners.hush(id);
  call.isHushed = true;
}

function turned(here: Here, { role, text, said }: Spoken): void {
  const { call } = here;
  const atMs = here.now().getTime();
  const position = call.next;
  if (role === 'caller') call.watch.callerSpoke(atMs);
  else {
    if (call.greeting !== null) call.watch.wentOn();
    call.said = [...call.said, { ...said, position }].slice(-MOST_TURNS);
  }
  const atSeconds = Math.max(0, Math.round((atMs - call.begun) / 1000));
  say(here, { position, role, text, atSeconds, interrupted: false });
}

function interrupted(here: Here): void {
  const { call } = here;
  hush(here);
  call.watch.interrupted();
  // Whether the caller knows that somebody may listen is not certain any more.
  if (call.watch.isCut()) here.listeners.end(here.id);
  const last = call.turns.at(-1);
  if (last?.role === 'agent' && !last.interrupted) say(here, { ...last, interrupted: true });
}

function corrected(here: Here, correction: Correction): void {
  const { call } = here;
  hush(here);
  const found = turnCorrected(call.said, correction);
  if (!found) return;
  found.isCorrected = true;
  const turn = [...call.turns, call.greeting].find((one) => one?.position === found.position);
  if (!turn) return;
  if (turn.position === call.greeting?.position) call.watch.corrected();
  say(here, { ...turn, text: storableText(correction.text, LONGEST_TURN), interrupted: true });
}

/** The hand of whoever carries the call. */
export function enter(deps: Deps, id: string, call: Going): LiveEntry {
  const here = { ...deps, id, call };
  const { listeners, now, bus } = deps;
  return {
    turn(role, given, turnId = null) {
      const text = storableText(given, LONGEST_TURN);
      if (text === '' || call.control === null || call.isForgotten) return;
      turned(here, { role, text, said: { id: turnId, said: given, isCorrected: false } });
    },
    interrupted: () => interrupted(here),
    corrected: (correction) => corrected(here, correction),
    sound(side, payload) {
      if (side === 'agent') {
        call.isHushed = false;
        call.watch.sounded(now().getTime(), payload.length);
      }
      listeners.hear(id, side, payload);
    },
    over() {
      if (call.control === null) return;
      Object.assign(call, { control: null, overAt: now().getTime(), said: [] });
      if (call.isForgotten) return;
      listeners.end(id);
      bus.publish('talk.changed', { id });
    },
  };
}
