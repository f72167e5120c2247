import type { Condition } from '#contract/condition.ts';
import type { AppEvents } from '#contract/events.ts';
import type { Problem } from '#contract/status.ts';
import type { Reachability } from '#contract/today.ts';
import type { TunnelStatus } from '#contract/tunnel.ts';
import { conditionOf, nextWay, type Way } from '../domain/condition.ts';
import { dayIn, shopClock } from '../domain/told-date.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Pause } from './pause.ts';

type Deps = {
  stores: Pick<Stores, 'today'>;
  bus: Bus<AppEvents>;
  tunnel: () => TunnelStatus;
  pause: Pause;
  problems: () => readonly Problem[];
  reachability: () => Reachability;
  demo: boolean;
  /** The zone of the default shop: its clock is the one on the owner's wall. */
  zone: () => string;
  now: () => Date;
};

/** A burst of events, as when many calls are learned from, is looked at once. */
const BURST_MS = 100;

export type ConditionDesk = ReturnType<typeof createConditionDesk>;

/** How the whole thing stands, announced whenever that is another than before. */
export function createConditionDesk({ stores, bus, tunnel, pause, problems, reachability, demo, zone, now }: Deps) {
  let way: Way = 'opening';
  let quietSince = now().getTime();
  let wokeAt = -Infinity;
  let mode = tunnel().mode;
  let problemsThen: readonly Problem[] = [];
  let told = '';
  let timer: NodeJS.Timeout | undefined;

  function look(found: readonly Problem[]): Condition {
    problemsThen = found;
    const at = now();
    const time = at.getTime();
    if (tunnel().mode !== mode) begin();
    way = nextWay(way, tunnel(), { now: time, quiet: time - quietSince, awake: time - wokeAt });
    if (way === 'open' || way === 'none') quietSince = time;
    const paused = pause.current();
    const until = paused?.until ?? null;
    return conditionOf({
      ...{ way, demo, paused, problems: found, reach: reachability().reason },
      pausedUntil: until && shopClock(zone(), until, at.toISOString()),
      ...countsOf(stores, dayIn(zone(), at.toISOString())),
    });
  }

  /** Announces what is new, and ends a pause whose time is over. */
  function check(found: readonly Problem[]): Condition {
    clearTimeout(timer);
    timer = undefined;
    const condition = look(found);
    const text = JSON.stringify(condition);
    if (text !== told) bus.publish('condition.changed', condition);
    told = text;
    pause.check();
    return condition;
  }

  const checkAll = (): Condition => check(problems());

  // To look for problems may mean to wait for the database: not at every call, but soon enough by the clock.
  const unsubscribe = bus.subscribe(({ name }) => {
    if (name === 'tunnel.changed' || name === 'settings.changed') checkAll();
    else if (name === 'call.changed' || name === 'task.changed')
      timer ??= setTimeout(() => check(problemsThen), BURST_MS).unref();
  });

  function begin(): void {
    way = 'opening';
    mode = tunnel().mode;
    quietSince = now().getTime();
  }

  return {
    /** With the problems that hold now. */
    get: look,
    check: checkAll,
    /** Another way, or the same one opened again because somebody asked for it: it gets a new patience. */
    begin,
    /** After sleep, or in another network: for a moment nothing is anybody's fault. */
    woke(): void {
      wokeAt = now().getTime();
      checkAll();
    },
    stop(): void {
      unsubscribe();
      clearTimeout(timer);
    },
  };
}

/** Nothing is counted while the database cannot be read: that is told by itself, and is worse. */
function countsOf({ today }: Pick<Stores, 'today'>, day: string): { liveCalls: number; dueTasks: number } {
  try {
    return { liveCalls: today.countLive(), dueTasks: today.countDue(day) };
  } catch {
    return { liveCalls: 0, dueTasks: 0 };
  }
}
