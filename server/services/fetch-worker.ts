import { setTimeout as sleep } from 'node:timers/promises';

import type { Told } from '#contract/told.ts';
import { waitAfter } from '../domain/fetch-pace.ts';
import { mayPass, ProviderFault } from '../domain/providers/fault.ts';

export type FetchState = 'off' | 'idle' | 'looking' | 'fetching' | 'waiting';
type Deps = {
  /** Reads the provider's list to its end. */
  look: (signal: AbortSignal) => Promise<void>;
  /** Fetches the next few; see conversation-fetcher.ts. */
  some: () => Promise<'none' | 'some' | ProviderFault>;
  /** When something is to be tried again by itself (ISO instant); null when nothing is. */
  soonest: () => string | null;
  /** False while the owner holds it up. */
  mayRun: () => boolean;
  /** True while there is so much to learn from that more would only lie about, and keep fresh calls waiting. */
  isFull: () => boolean;
  onChange: () => void;
  now: () => Date;
  chance: () => number;
  report: (where: string, error: unknown) => void;
};

const FULL_WAIT_MS = 100;
const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 3_600_000;
/** After a fault of our own, such as a disk that is full. */
const OWN_FAULT_MS = 30_000;

export type FetchWorker = ReturnType<typeof createFetchWorker>;

/** Looks and fetches, one thing after the other, beside everything else; what fails for now is tried again by itself. */
export function createFetchWorker({ look, some, soonest, mayRun, isFull, onChange, now, chance, report }: Deps) {
  const stopped = new AbortController();
  const { signal } = stopped;
  let running: Promise<void> | undefined;
  let [wantsLook, wantsMore] = [false, false];
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let looked: (() => void)[] = [];
  let shown: { state: FetchState; told: Told | null; lookedAt: string | null } = {
    ...{ state: 'idle', told: null, lookedAt: null },
  };

  function show(change: Partial<typeof shown>): void {
    shown = { ...shown, ...change };
    onChange();
  }

  async function fetchAll(): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      if (wantsLook || !mayRun()) return;
      if (isFull()) {
        await sleep(FULL_WAIT_MS, undefined, { ref: false, signal });
        continue;
      }
      const result = await some();
      if (result instanceof ProviderFault) throw result;
      if (result === 'none') return;
      failures = 0;
      show({ state: 'fetching', told: null });
    }
  }

  async function run(): Promise<void> {
    do {
      wantsMore = false;
      if (wantsLook && mayRun()) {
        show({ state: 'looking' });
        wantsLook = false;
        await look(signal).catch((error: unknown) => {
          wantsLook = true;
          throw error;
        });
        show({ lookedAt: now().toISOString(), told: null });
        tellLooked();
      }
      await fetchAll();
      // An event of the bus asked for more meanwhile.
    } while (wantsMore);
  }

  function tellLooked(): void {
    for (const resolve of looked) resolve();
    looked = [];
  }

  function rest(): void {
    failures = 0;
    show({ state: 'idle', told: null });
    if (wantsMore) return comeBackIn(0);
    const at = mayRun() ? soonest() : null;
    if (at !== null) comeBackIn(Math.max(SHORTEST_WAIT_MS, Date.parse(at) - now().getTime()));
  }

  function onFault(error: unknown): void {
    tellLooked();
    if (signal.aborted) return;
    if (!(error instanceof ProviderFault)) {
      report('catch-up', error);
      return comeBackIn(OWN_FAULT_MS);
    }
    show({ state: error.kind === 'key_missing' ? 'off' : 'waiting', told: toldOf(error) });
    if (!mayPass(error.kind)) return;
    comeBackIn(waitAfter(failures, error.retryAfterMs, chance()));
    failures += 1;
  }

  function comeBackIn(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(wake, Math.min(LONGEST_WAIT_MS, milliseconds)).unref();
  }

  function wake(): void {
    if (signal.aborted) return;
    clearTimeout(timer);
    wantsMore = true;
    running ??= run()
      .then(rest)
      .catch(onFault)
      .finally(() => (running = undefined));
  }

  function startLook(): void {
    wantsLook = true;
    wake();
  }

  return {
    wake,
    /** Looks at the provider's list anew, and then fetches. */
    look: startLook,
    /** Resolves when the list is read, or cannot be. */
    lookNow(): Promise<void> {
      if (signal.aborted) return Promise.resolve();
      startLook();
      return new Promise((resolve) => looked.push(resolve));
    },
    shown: () => shown,
    /** Resolves when nothing can be done at the moment. */
    settled: async (): Promise<void> => {
      while (running) await running;
    },
    /** What is under way is not waited for: it is in nobody's list as done, so the next start does it. */
    stop(): void {
      stopped.abort();
      clearTimeout(timer);
    },
  };
}

function toldOf({ reason, message }: ProviderFault): Told | null {
  return reason ? { ...reason, sentence: message } : null;
}
