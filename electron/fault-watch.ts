import type { Machine } from './electron-parts.ts';
import { FAULTS_FLAG } from './flags.ts';
import { countAttempt, THRICE_IN_TEN_MINUTES } from './limiter.ts';
import { toProgram } from './program.ts';

type Deps = {
  machine: Pick<Machine, 'argv' | 'env' | 'on'>;
  /** When earlier runs ended this way, as the command line handed them on. */
  faultsAt: readonly number[];
  app: { relaunch: (options: { args: string[]; execPath?: string }) => void };
  /** Writes it down, to the disk. */
  report: (error: unknown) => void;
  /** Stops in order, then ends the process with a code that is not 0. `last` takes the place of ending it. */
  quit: (last?: () => void) => Promise<void>;
  /** It happened too often to begin again: says so and ends the process. Everything is stopped by then. */
  onGivingUp: () => void;
  /** Whether the owner sees a window now. */
  isShown: () => boolean;
  now: () => number;
};

/**
 * What nobody caught leaves a state that nobody knows (reliability F23): it is logged, the data is closed, and the
 * program begins again, three times in ten minutes at most.
 */
export function watchFaults({ machine, faultsAt, app, report, quit, onGivingUp, isShown, now }: Deps): void {
  let isEnding = false;
  const onFault = (error: unknown): void => {
    report(error);
    if (isEnding) return;
    isEnding = true;
    const faults = countAttempt(faultsAt, now(), THRICE_IN_TEN_MINUTES);
    if (!faults) return void quit(onGivingUp);
    app.relaunch(toRelaunch(machine, faults, isShown()));
    void quit();
  };
  machine.on('uncaughtException', onFault);
  machine.on('unhandledRejection', onFault);
}

function toRelaunch({ argv, env }: Pick<Machine, 'argv' | 'env'>, faults: readonly number[], isShown: boolean) {
  const kept = argv.slice(1).filter((arg) => arg !== '--hidden' && !arg.startsWith(`--${FAULTS_FLAG}=`));
  const args = [...kept, ...(isShown ? [] : ['--hidden']), `--${FAULTS_FLAG}=${faults.join(',')}`];
  return { args, ...toProgram(env) };
}
