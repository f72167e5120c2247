import type { LiveTurn, Talk } from '#contract/live.ts';
import type { AppEvents } from '#contract/events.ts';
import { storableText } from '../../domain/plain-text.ts';
import type { Bus } from '../../platform/bus.ts';
import { createListeners } from './listeners.ts';

type Deps = { bus: Bus<AppEvents>; now: () => Date };
type Control = { end(): void };
type Side = 'caller' | 'agent';
type Going = {
  /** Null when it is over. */
  control: Control | null;
  begun: number;
  overAt: number;
  next: number;
  turns: LiveTurn[];
  /** What the caller heard first of the agent, also when it is no longer among the turns. */
  greeting: LiveTurn | null;
};

/** What a call that goes through this computer tells of itself. */
export type LiveEntry = {
  turn(role: Side, text: string): void;
  /** What the caller really heard of the agent's last turn. */
  corrected(text: string): void;
  /** Base64 of μ-law at 8 kHz, as it came. */
  sound(side: Side, payload: string): void;
  over(): void;
};

export type LiveRoom = ReturnType<typeof createLiveRoom>;

const MOST_TURNS = 400;
const LONGEST_TURN = 2000;
/** What was said is at hand until the report of the call came, which usually takes seconds. */
const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 64;

/** Lets go of what is long over, and of the oldest where there are too many. */
function tidy(calls: Map<string, Going>, at: number): void {
  const over = [...calls].filter(([, { control }]) => control === null);
  const tooMany = calls.size - MOST_KEPT;
  for (const [nth, [id, { overAt }]] of over.entries()) if (nth < tooMany || overAt < at - KEPT_MS) calls.delete(id);
}

/** The calls that go through this computer: what is said in them, who listens. In memory only, and never in the log. */
export function createLiveRoom({ bus, now }: Deps) {
  const calls = new Map<string, Going>();
  const listeners = createListeners({ now });

  bus.subscribe(({ name, payload }) => {
    if (name === 'call.forgotten') calls.delete(payload.id);
    // Whose a call was is not known here.
    if (name === 'caller.forgotten') for (const [id, { control }] of calls) if (!control) calls.delete(id);
  });

  function enter(id: string, call: Going): LiveEntry {
    /** Puts a turn where it belongs, and tells it. */
    function say(turn: LiveTurn): void {
      if (turn.role === 'agent' && turn.position === (call.greeting ?? turn).position) call.greeting = turn;
      const isNew = turn.position === call.next;
      const others = call.turns.map((one) => (one.position === turn.position ? turn : one));
      call.turns = isNew ? [...others, turn].slice(-MOST_TURNS) : others;
      if (isNew) call.next += 1;
      bus.publish('talk.said', { id, turn });
    }
    return {
      turn(role, given) {
        const text = storableText(given, LONGEST_TURN);
        if (text === '' || call.control === null) return;
        const atSeconds = Math.max(0, Math.round((now().getTime() - call.begun) / 1000));
        say({ position: call.next, role, text, atSeconds, interrupted: false });
      },
      corrected(given) {
        listeners.hush(id);
        const last = call.turns.findLast(({ role }) => role === 'agent');
        if (last) say({ ...last, text: storableText(given, LONGEST_TURN), interrupted: true });
      },
      sound: (side, payload) => listeners.hear(id, side, payload),
      over() {
        if (call.control === null) return;
        Object.assign(call, { control: null, overAt: now().getTime() });
        listeners.end(id);
        bus.publish('talk.changed', { id });
      },
    };
  }

  return {
    begin(id: string, control: Control): LiveEntry {
      tidy(calls, now().getTime());
      const fresh = { begun: now().getTime(), next: 0, turns: [], greeting: null };
      // The same call again, such as after staff did not answer, goes on where it was.
      const call = { ...(calls.get(id) ?? fresh), control, overAt: 0 };
      calls.set(id, call);
      bus.publish('talk.changed', { id });
      return enter(id, call);
    },
    /** Null where the call does not go through this computer, or has not for a while. */
    talk(id: string): Talk | null {
      tidy(calls, now().getTime());
      const call = calls.get(id);
      return call ? { isOn: call.control !== null, turns: call.turns } : null;
    },
    greeting: (id: string): string | null => calls.get(id)?.greeting?.text ?? null,
    /** Ends a call that goes through this computer; any other is left alone. */
    end: (id: string): void => calls.get(id)?.control?.end(),
    listeners,
  };
}
