import { toldBy } from '#contract/errors.ts';
import { waitAfter } from '../domain/fetch-pace.ts';
import { mayPass, ProviderFault } from '../domain/providers/fault.ts';
import { createFetchRound, type RoundDeps, type Shown } from './fetch-round.ts';

type Deps = RoundDeps & {
  /** When something is to be tried again by itself (ISO instant); null when nothing is. */
  soonest: () => string | null;
  onChange: () => void;
  chance: () => number;
  report: (where: string, error: unknown) => void;
};

const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 3_600_000;
/** After a fault of our own, such as a disk that is full. */
const OWN_FAULT_MS = 30_000;

/** Looks and fetches, one thing after the other, beside everything else; what fails for now is tried again by itself. */
export function createFetchWorker({ soonest, onChange, chance, report, ...deps }: Deps) {
  const stopped = new AbortController();
  const { signal } = stopped;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let shown: Shown = { state: 'off', told: null, lookedAt: null };
  const show = (change: Partial<Shown>): void => {
    shown = { ...shown, ...change };
    onChange();
  };
  const round = createFetchRound({ ...deps, signal, show, onProgress: () => void (failures = 0) });

  function rest(): void {
    // Here, and not a turn later: whoever wakes it before this is seen below, and after this begins another round.
    running = undefined;
    failures = 0;
    show({ state: 'idle', told: null });
    if (round.wantsMore()) return comeBackIn(0);
    const at = deps.mayRun() ? soonest() : null;
    if (at !== null) comeBackIn(Math.max(SHORTEST_WAIT_MS, Date.parse(at) - deps.now().getTime()));
  }

  function onFault(error: unknown): void {
    running = undefined;
    round.tellLooked();
    if (signal.aborted) return;
    if (!(error instanceof ProviderFault)) {
      report('catch-up', error);
      return comeBackIn(OWN_FAULT_MS);
    }
    // Without a key nothing is wrong, and nothing new while there is none.
    if (error.kind === 'key_missing') return shown.state === 'off' ? undefined : show({ state: 'off', told: null });
    show({ state: 'waiting', told: toldBy(error) });
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
    round.wantMore();
    running ??= round.run().then(rest).catch(onFault);
  }

  return {
    wake,
    ...createAsking(round, wake, signal),
    shown: () => shown,
    settled: (): Promise<void> => untilNone(() => running),
    stop,
  };

  /** What is under way is not waited for: it is in nobody's list as done, so the next start does it. */
  function stop(): void {
    stopped.abort();
    clearTimeout(timer);
  }
}

function createAsking(round: ReturnType<typeof createFetchRound>, wake: () => void, signal: AbortSignal) {
  const look = (): void => {
    round.wantLook();
    wake();
  };
  return {
    /** Looks at the provider's list anew, and then fetches. */
    look,
    /** Resolves when the list is read, or cannot be. */
    lookNow: (): Promise<void> => {
      if (signal.aborted) return Promise.resolve();
      const looked = round.whenLooked();
      look();
      return looked;
    },
  };
}

/** Resolves when nothing can be done at the moment. */
async function untilNone(running: () => Promise<void> | undefined): Promise<void> {
  for (let now = running(); now !== undefined; now = running()) await now;
}
