import { createLogger } from '../server/platform/logger.ts';
import { openLogFile } from '../server/platform/log-file.ts';
import { restoreBetween } from '../server/restore-between.ts';
import { FAULTS_FLAG, withoutFlags } from './flags.ts';
import type { Shell } from './given.ts';
import { toProgram } from './program.ts';
import type { Patience } from './shutdown.ts';

/** A restore that was asked for in the window. */
export type RestoreWish = Parameters<typeof restoreBetween>[0];
type Given = Pick<Shell, 'electron' | 'flags' | 'machine' | 'place'>;

/**
 * The end of a program that restores: everything of it is stopped, the log as well. The backup takes the place of what
 * is there, or does not, and the same program is started again with a window, which tells how it went.
 */
export async function endByRestoring(
  wish: RestoreWish,
  { electron: { app }, flags, machine, place }: Given,
): Promise<void> {
  const { config, dataDir, resourcesDir, logFile } = place;
  const log = createLogger(openLogFile({ file: logFile }));
  await restoreBetween(wish, { config, dataDir, resourcesDir, demo: flags.demo, now: () => new Date(), log });
  log.close();
  beginAgain(app, machine);
  app.exit(0);
}

/** Nobody waits for the program to end before a restore, and nothing is put over data that are still open. */
const STOP_FOR_RESTORE_MS = 60_000;

/** What still runs then ends with the process, and the program begins again as it was: the phone is not left alone. */
export function patienceToRestore({ electron: { app }, machine }: Pick<Given, 'electron' | 'machine'>): Patience {
  const late = (): void => {
    beginAgain(app, machine);
    app.exit(1);
  };
  return { ms: STOP_FOR_RESTORE_MS, late };
}

function beginAgain(app: Given['electron']['app'], { argv, env }: Given['machine']): void {
  app.relaunch({ args: withoutFlags(argv, ['hidden', 'updated', FAULTS_FLAG]), ...toProgram(env) });
}
