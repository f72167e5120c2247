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

export type QueueRunner = ReturnType<typeof createQueueRunner>;

/** Works off a stored queue one item at a time, with a breath between them, so that the phone never waits behind it. */
export function createQueueRunner<T>({ next, work, failed, soonest, now, report }: Deps<T>) {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let faults = 0;
  let timer: NodeJS.Timeout | undefined;

  async function step(): Promise<boolean> {
    const item = next();
    if (item === undefined) return false;
    try {
      await work(item);
    } catch (error) {
      failed(item, error);
    }
    return true;
  }

  async function run(): Promise<void> {
    do {
      again = false;
      while (!stopped && (await step())) await breath();
    } while (again && !stopped);
  }

  function comeBack(): void {
    clearTimeout(timer);
    if (stopped) return;
    const wait = waitFor();
    if (wait !== null) timer = setTimeout(wake, wait).unref();
  }

  /** Milliseconds until something may be done again. After a fault of the queue itself: soon, then less and less often. */
  function waitFor(): number | null {
    try {
      const at = soonest();
      if (at === null) return null;
      const pause = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** Math.max(0, faults - 1));
      return Math.max(pause, (Date.parse(at) || 0) - now().getTime());
    } catch {
      return LONGEST_WAIT_MS;
    }
  }

  function onFault(error: unknown): void {
    faults += 1;
    report('queue', error);
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
    stop: async (): Promise<void> => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
