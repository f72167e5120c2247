import { mayPass, ProviderFault } from '../domain/providers/fault.ts';
import { createLiveLook, type LiveLookDeps } from './live-look.ts';

type Deps = LiveLookDeps & { report: (where: string, error: unknown) => void };

const LOOK_MS = 4000;
const LONGEST_MS = 60_000;

export type LivePoll = ReturnType<typeof createLivePoll>;

/**
 * Asks the provider every four seconds how the calls on the line stand, for as long as there is one and never
 * otherwise. Where it cannot be asked, the report after the call tells the end as before.
 */
export function createLivePoll({ report, ...deps }: Deps) {
  const { bus } = deps;
  const live = createLiveLook(deps);
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let isStopped = false;
  let [isLooking, isNews] = [false, false];

  function comeBackIn(milliseconds: number): void {
    if (isStopped) return;
    timer = setTimeout(() => void look(), milliseconds).unref();
  }

  async function look(): Promise<void> {
    timer = undefined;
    [isLooking, isNews] = [true, false];
    try {
      const goesOn = await live.look();
      failures = 0;
      if (goesOn || isNews) comeBackIn(LOOK_MS);
    } catch (error) {
      onFault(error);
    } finally {
      isLooking = false;
    }
  }

  function onFault(error: unknown): void {
    if (isStopped) return;
    const passes = !(error instanceof ProviderFault) || mayPass(error.kind);
    if (!(error instanceof ProviderFault)) report('live-calls', error);
    if (!passes) return;
    failures += 1;
    const wait = error instanceof ProviderFault ? (error.retryAfterMs ?? 0) : 0;
    comeBackIn(Math.min(LONGEST_MS, Math.max(wait, LOOK_MS * 2 ** Math.min(failures, 10))));
  }

  /** Something is on the line. */
  function arm(): void {
    isNews = true;
    if (timer === undefined && !isLooking) comeBackIn(LOOK_MS);
  }

  return {
    start(): void {
      bus.subscribe(({ name, payload }) => {
        if (name === 'call.changed' && payload.status === 'live') arm();
      });
      // A call may have begun before a restart.
      arm();
    },
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
