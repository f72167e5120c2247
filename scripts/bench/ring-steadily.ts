import { SIZES } from './directories.ts';
import { numberOf } from './people.ts';
import { BENCH_SECRETS } from './shop.ts';

const RINGS_A_SECOND = 50;

/** How long each answer took, in milliseconds, the quickest first. */
export type SteadyRings = { stop: () => Promise<number[]> };

/** Rings on the clock, whether or not earlier rings are answered. */
export function ringSteadily(url: string): SteadyRings {
  const open = new Set<Promise<void>>();
  const taken: number[] = [];
  const ringOnce = async (): Promise<void> => {
    const began = performance.now();
    const caller = Math.floor(Math.random() * SIZES['1k'].callers);
    const response = await fetch(`${url}/webhook/personalize`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-linekeeper-secret': BENCH_SECRETS.initiation },
      body: JSON.stringify({ caller_id: numberOf(caller), agent_id: 'agent_bench' }),
    });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`A ring was answered with ${response.status}.`);
    taken.push(performance.now() - began);
  };
  const timer = setInterval(() => {
    const ring = ringOnce().finally(() => open.delete(ring));
    open.add(ring);
  }, 1000 / RINGS_A_SECOND);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(open);
      return taken.sort((one, other) => one - other);
    },
  };
}
