import { setTimeout as sleep } from 'node:timers/promises';

import type { Told } from '#contract/told.ts';
import { ProviderFault } from '../domain/providers/fault.ts';

export type FetchState = 'off' | 'idle' | 'looking' | 'fetching' | 'waiting';
export type Shown = { state: FetchState; told: Told | null; lookedAt: string | null };

export type RoundDeps = {
  /** Throws ProviderFault where there is no key to ask with. */
  ready: () => unknown;
  /** Reads the provider's list to its end. */
  look: (signal: AbortSignal) => Promise<void>;
  /** Fetches the next few; see conversation-fetcher.ts. */
  some: () => Promise<'none' | 'some' | ProviderFault>;
  /** False while the owner holds it up. */
  mayRun: () => boolean;
  /** True while there is so much to learn from that more would only lie about, and keep fresh calls waiting. */
  isFull: () => boolean;
  now: () => Date;
};
type Deps = RoundDeps & { signal: AbortSignal; show: (change: Partial<Shown>) => void; onProgress: () => void };

const FULL_WAIT_MS = 100;

/** One round of looking and fetching, until nothing can be done at the moment. Throws ProviderFault. */
export function createFetchRound({ ready, look, some, mayRun, isFull, now, signal, show, onProgress }: Deps) {
  let [wantsLook, wantsMore] = [false, false];
  let looked: (() => void)[] = [];

  /** Whoever waits for the list to be read is told, also when it could not be. */
  function tellLooked(): void {
    for (const resolve of looked) resolve();
    looked = [];
  }

  async function lookOnce(): Promise<void> {
    show({ state: 'looking' });
    wantsLook = false;
    try {
      await look(signal);
    } catch (error) {
      wantsLook = true;
      throw error;
    }
    show({ lookedAt: now().toISOString(), told: null });
    tellLooked();
  }

  async function fetchAll(): Promise<void> {
    while (!wantsLook && mayRun()) {
      signal.throwIfAborted();
      if (isFull()) {
        await sleep(FULL_WAIT_MS, undefined, { ref: false, signal });
        continue;
      }
      const result = await some();
      if (result instanceof ProviderFault) throw result;
      if (result === 'none') return;
      onProgress();
      show({ state: 'fetching', told: null });
    }
  }

  return {
    tellLooked,
    wantsMore: (): boolean => wantsMore,
    wantMore: (): void => void (wantsMore = true),
    wantLook: (): void => void ([wantsLook, wantsMore] = [true, true]),
    whenLooked: (): Promise<void> => new Promise((resolve) => looked.push(resolve)),
    async run(this: void): Promise<void> {
      do {
        wantsMore = false;
        ready();
        if (wantsLook && mayRun()) await lookOnce();
        await fetchAll();
        // An event of the bus asked for more meanwhile.
      } while (wantsMore);
    },
  };
}
