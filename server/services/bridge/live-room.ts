import type { Talk } from '#contract/live.ts';
import type { AppEvents } from '#contract/events.ts';
import { createGreetingWatch } from '../../domain/bridge/greeting-watch.ts';
import type { Bus } from '../../platform/bus.ts';
import { enter, type Control, type Going, type LiveEntry } from './live-entry.ts';
import { createListeners } from './listeners.ts';

type Deps = {
  bus: Bus<AppEvents>;
  /** Whether a call is still written down: it is not any more where whoever is on the line was forgotten. */
  isKept: (id: string) => boolean;
  now: () => Date;
};

export type LiveRoom = ReturnType<typeof createLiveRoom>;

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
export function createLiveRoom({ bus, isKept, now }: Deps) {
  const calls = new Map<string, Going>();
  const listeners = createListeners({ now });

  bus.subscribe(({ name, payload }) => {
    if (name === 'call.forgotten') forget(payload.id);
    // Whose a call was that is over cannot be told any more.
    if (name === 'caller.forgotten')
      for (const [id, { control }] of [...calls]) if (control === null || !isKept(id)) forget(id);
  });

  function forget(id: string): void {
    const call = calls.get(id);
    if (call === undefined) return;
    calls.delete(id);
    // Whoever carries the call holds it still, and goes on telling of it.
    Object.assign(call, { isForgotten: true, turns: [], said: [], greeting: null });
    listeners.end(id);
    bus.publish('talk.changed', { id });
  }

  return {
    begin(id: string, control: Control): LiveEntry {
      tidy(calls, now().getTime());
      const quiet = { greeting: null, isForgotten: false, isHushed: false };
      const fresh = { begun: now().getTime(), next: 0, turns: [], said: [], ...quiet };
      // The same call again, such as after staff did not answer, goes on where it was.
      const known = calls.get(id) ?? { ...fresh, watch: createGreetingWatch() };
      const call = { ...known, control, overAt: 0 };
      calls.set(id, call);
      bus.publish('talk.changed', { id });
      return enter({ bus, now, listeners }, id, call);
    },
    /** Null where the call does not go through this computer, or has not for a while. */
    talk(id: string): Talk | null {
      tidy(calls, now().getTime());
      const call = calls.get(id);
      return call ? { isOn: call.control !== null, turns: call.turns } : null;
    },
    /** What is long over must not lie here until somebody happens to ask. */
    tidy: (): void => tidy(calls, now().getTime()),
    /** The agent's first words, as far as the caller is known to have heard them; `cut`: nobody knows how far. */
    greeting(id: string): { text: string; isCut: boolean } | null {
      const call = calls.get(id);
      return call?.greeting ? { text: call.greeting.text, isCut: call.watch.isCut() } : null;
    },
    /** Ends a call that goes through this computer; any other is left alone. */
    end: (id: string): void => calls.get(id)?.control?.end(),
    listeners,
  };
}
