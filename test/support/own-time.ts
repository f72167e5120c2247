/**
 * Code for a process that measures the answers of a server of ours: `timed(server, ask)` resolves to what `ask` did and
 * to how long it took, in milliseconds: the `whole` time, and the `own` one, in which neither side waited for a
 * processor that others had (the second field of schedstat tells that, in nanoseconds). Needs no import before it.
 */
export const TIMED = `
  import { readFileSync } from 'node:fs';
  const waitedBy = (pid) => {
    try {
      return Number(readFileSync('/proc/' + pid + '/task/' + pid + '/schedstat', 'utf8').split(' ')[1]) / 1e6;
    } catch {
      return 0; // not on this system: all of the time counts
    }
  };
  const timed = async (server, ask) => {
    const waited = () => waitedBy(server) + waitedBy(process.pid);
    const [before, from] = [waited(), performance.now()];
    const done = await ask();
    const whole = performance.now() - from;
    return { done, whole, own: Math.max(0, whole - (waited() - before)) };
  };`;

/** The shortest time that all but one in a hundred kept to. */
export function p99Of(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.99)] ?? Infinity;
}
