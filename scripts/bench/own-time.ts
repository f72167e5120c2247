import { openSync, readSync } from 'node:fs';

/** What the system has counted so far, in milliseconds. */
export type Reading = {
  at: number;
  /** How long the main thread ran, and how long it was ready to and was not let (schedstat). */
  ran: number;
  waited: number;
  /** How long all other threads of this process ran. */
  beside: number;
  core: number;
  /** Of each core: how long the machine beneath this one had it (proc(5), in hundredths of a second). */
  stolen: number[];
};

const TICK_MS = 10;
/** Where the number of the core stands in /proc/PID/stat, behind the name of the program. */
const CORE = 36;
/** The lines of the cores come first, and there are few of them on what a bench runs on. */
const ENOUGH_BYTES = 4096;

/** What takes readings of this process, Linux only. Its files stay open: a reading must not be what makes a loop late. */
export function createReadings(): () => Reading {
  const bytes = Buffer.alloc(ENOUGH_BYTES);
  const kept = (path: string): (() => string) => {
    const file = openSync(path, 'r');
    return () => bytes.toString('latin1', 0, readSync(file, bytes, 0, ENOUGH_BYTES, 0));
  };
  const [scheduled, stat, machine] = [
    kept(`/proc/self/task/${process.pid}/schedstat`),
    kept(`/proc/self/task/${process.pid}/stat`),
    kept('/proc/stat'),
  ];
  return () => {
    const [ran = 0, waited = 0] = scheduled()
      .split(' ')
      .map((nanoseconds) => Number(nanoseconds) / 1e6);
    const { user, system } = process.cpuUsage();
    const own = stat();
    const cores = machine().match(/^cpu\d.*$/gmu) ?? [];
    return {
      ...{ at: performance.now(), ran, waited, beside: (user + system) / 1000 - ran },
      core: Number(own.slice(own.lastIndexOf(')') + 2).split(' ')[CORE]),
      stolen: cores.map((line) => Number(line.split(' ')[8] ?? 0) * TICK_MS),
    };
  };
}

/**
 * How much of the time between two readings is this program's: without what another program, or another machine on the
 * same computer, had of the processor, but with what its own threads took from the main one.
 */
export function ownTime(from: Reading, to: Reading): number {
  const waited = to.waited - from.waited;
  const forItself = Math.min(waited, to.beside - from.beside);
  const stolen = from.core === to.core ? (to.stolen[to.core] ?? 0) - (from.stolen[from.core] ?? 0) : 0;
  return Math.max(to.ran - from.ran + forItself, to.at - from.at - (waited - forItself) - stolen);
}
