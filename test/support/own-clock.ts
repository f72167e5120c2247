import { readFileSync } from 'node:fs';

/**
 * Milliseconds like `performance.now()`, without those in which this process waited for a processor that others had: the
 * second field of schedstat tells them, in nanoseconds. Where there is no such file, all of the time counts.
 */
export function ownNow(): number {
  return performance.now() - waited();
}

function waited(): number {
  try {
    const [, nanoseconds = '0'] = readFileSync(`/proc/${process.pid}/task/${process.pid}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1e6;
  } catch {
    return 0;
  }
}
