import { join } from 'node:path';

import { openCore } from '../app.ts';
import { createLogger } from '../platform/logger.ts';
import { openLogFile } from '../platform/log-file.ts';
import { createAsk, type Ask } from './ask.ts';
import type { Place } from './place.ts';
import type { Shell } from './shell.ts';

type Offline = {
  ask: Ask;
  /** Resolves when nothing is left to be done later. */
  settle: () => Promise<void>;
  stop(): Promise<void>;
};
type Deps = { shell: Shell; place: Place; demo: boolean };

/** The app without its doors, for a command while no server runs. Holds the instance lock until stopped. */
export function openOffline({ shell, place, demo }: Deps): Offline {
  const log = createLogger(openLogFile({ file: logFile(place.dataDir) }));
  try {
    const { config, dataDir } = place;
    const core = openCore({
      config,
      dataDir,
      resourcesDir: join(shell.root, 'resources'),
      version: shell.version,
      demo,
      log,
    });
    return {
      ask: createAsk((name, input) => core.execute(name, input, 'cli')),
      settle: () => core.settle(),
      async stop() {
        await core.stop();
        log.close();
      },
    };
  } catch (error) {
    log.close();
    throw error;
  }
}

export function logFile(dataDir: string): string {
  return join(dataDir, 'logs', 'linekeeper.log');
}
