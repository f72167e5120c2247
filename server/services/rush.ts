import { setTimeout as pause } from 'node:timers/promises';

/** More reports than these within so long are a rush: after an outage thousands come at once. */
const FEW = 6;
const WITHIN_MS = 100;
/** Learning is put off, not given up: so long, and then it takes a step all the same. */
const LONGEST_MS = 250;
const LOOK_MS = 20;

export type Rush = ReturnType<typeof createRush>;

/** Whether reports of calls pour in, so that what can wait leaves the processor to them and to the ringing phone. */
export function createRush(elapsed: () => number) {
  const came: number[] = [];
  const isOn = (): boolean => came.length > FEW && elapsed() - (came[0] ?? 0) < WITHIN_MS;
  return {
    isOn,
    /** A report was taken in. */
    came(): void {
      came.push(elapsed());
      if (came.length > FEW + 1) came.shift();
    },
    /** Resolves when it is over, when it has lasted too long, or once `signal` says stop. */
    async over(signal: AbortSignal): Promise<void> {
      const began = elapsed();
      while (isOn() && !signal.aborted && elapsed() - began < LONGEST_MS) await pause(LOOK_MS);
    },
  };
}
