import { isBusy } from '../store/disk-fault.ts';

type Deps<T> = {
  /** The next item that may be worked on now. */
  next: () => T | undefined;
  work: (item: T) => void | Promise<void>;
  /** Puts an item off, or gives it up. */
  failed: (item: T, error: unknown) => void;
  /** When the next waiting item may be tried (ISO instant), or null when none waits. */
  soonest: () => string | null;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

const SHORTEST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Works off a stored queue one item at a time, with a breath before each, so that the phone never waits behind it and
 * whoever stored an item is told so before it is worked on.
 */
export function createQueueRunner<T>({ next, work, failed, soonest, now, report }: Deps<T>) {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let faults = 0;
  let timer: NodeJS.Timeout | undefined;

  async function step(): Promise<boolean> {
    const item = stopped ? undefined : next();
    if (item === undefined) return false;
    try {
      await work(item);
    } catch (error) {
      if (!stopped) failed(item, error);
    }
    return true;
  }

  async function run(): Promise<void> {
    do {
      again = false;
      while (await breath().then(step));
    } while (again && !stopped);
  }

  function comeBack(): void {
    clearTimeout(timer);
    const wait = stopped ? null : waitFor();
    if (wait !== null) timer = setTimeout(wake, wait).unref();
  }

  /** Milliseconds until something may be done again, or null when nothing waits. */
  function waitFor(): number | null {
    try {
      const at = soonest();
      if (at === null) return null;
      // Never longer than that: a clock put back by a month would make a wait no timer can hold, and it would fire at once.
      return Math.min(LONGEST_WAIT_MS, Math.max(pauseAfter(faults), (Date.parse(at) || 0) - now().getTime()));
    } catch {
      return LONGEST_WAIT_MS;
    }
  }

  function onFault(error: unknown): void {
    faults += 1;
    if (!isBusy(error)) report('queue', error);
  }

  /** Starts working, or makes sure that a running pass sees what was just stored. */
  function wake(): void {
    if (stopped) return;
    again = true;
    running ??= run()
      .then(() => void (faults = 0), onFault)
      .then(comeBack)
      .finally(() => (running = undefined));
  }

  return {
    wake,
    /** Resolves when nothing is left that could be done now. */
    settled: async (): Promise<void> => {
      while (running) await running;
    },
    /** Resolves when the item in hand is done. */
    stop: (): Promise<void> | undefined => {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}

/** After a fault of the queue itself: soon, then less and less often. */
function pauseAfter(faults: number): number {
  return Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** Math.max(0, faults - 1));
}

function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
