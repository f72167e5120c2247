import type { Contestant } from './contestants.ts';
import { measure, ring, type Measured } from './load.ts';

/** Times in microseconds, of one contestant over all rounds. */
export type Row = {
  name: string;
  processorMicros: number;
  /** With one connection, so nothing waits in line. */
  p50: number;
  /** Of the quietest round: other work on the machine makes any other figure a lottery. */
  p99: number;
  perSecond: number;
  /** Of each round, by which two contestants are compared. */
  rounds: Record<Compared, number[]>;
};
export type Compared = 'processorMicros' | 'p50';

type Plan = { contestants: readonly Contestant[]; rounds: number; seconds: number; warmRequests: number };

const BUSY = 16;

/**
 * Warms everybody, then measures in turns, A B C A B C …, so that a noisy minute hits all of them. Takes the median
 * of processor time and p50 and the best of p99 and throughput.
 */
export async function runRounds({ contestants, rounds, seconds, warmRequests }: Plan): Promise<Row[]> {
  for (const contestant of contestants) await warm(contestant, warmRequests);
  const taken = contestants.map(() => ({ busy: [] as Measured[], alone: [] as Measured[] }));
  for (let round = 0; round < rounds; round += 1)
    for (const [index, { url, pid, callers }] of contestants.entries()) {
      taken[index]?.busy.push(await measure(pid, { url, callers, connections: BUSY, seconds }));
      taken[index]?.alone.push(await measure(pid, { url, callers, connections: 1, seconds }));
    }
  return contestants.map(({ name }, index) => {
    const { busy = [], alone = [] } = taken[index] ?? {};
    const rounds = { processorMicros: busy.map((run) => run.processorMicros), p50: alone.map((run) => run.p50) };
    return {
      name,
      processorMicros: median(rounds.processorMicros),
      p50: median(rounds.p50),
      rounds,
      p99: Math.min(...alone.map(({ p99 }) => p99)),
      perSecond: Math.max(...busy.map((run) => run.requests / run.seconds)),
    };
  });
}

/** One contestant ÷ another. NaN where one of them did not run. */
export function quotient(of: Row | undefined, by: Row | undefined, what: Compared): number {
  return medianQuotient(of?.rounds[what] ?? [], by?.rounds[what] ?? []);
}

/**
 * The median of the rounds' own quotients, since the machine is faster in one minute and slower in the next, and a round
 * takes seconds.
 */
export function medianQuotient(of: readonly number[], by: readonly number[]): number {
  return median(of.map((value, round) => value / (by[round] ?? NaN)));
}

/** By requests, not by the clock: V8 goes on compiling for as many, and a slow machine makes fewer of them a second. */
async function warm({ url, callers }: Contestant, requests: number): Promise<void> {
  for (let made = 0; made < requests;) made += (await ring({ url, callers, connections: BUSY, seconds: 1 })).requests;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] =
    sorted.length % 2 === 0 ? [sorted[middle - 1], sorted[middle]] : [sorted[middle], sorted[middle]];
  return (low + high) / 2;
}
