import type { After } from './after.ts';
import type { ElectronParts, Machine } from './electron-parts.ts';
import { endByInstalling } from './end-by-installing.ts';
import { startWatch } from './start-watch.ts';
import type { Install } from './updater.ts';

type Deps = {
  app: Pick<ElectronParts['app'], 'exit' | 'relaunch'>;
  machine: Pick<Machine, 'env' | 'execPath' | 'platform'>;
  after: After;
};

/** How the process ends when a newer version takes its place, at night: some Linekeeper has to run afterwards. */
export function endForUpdate(install: Install, { app, machine, after }: Deps): void {
  endByInstalling({ install, app, after, watch: () => startWatch({ machine }) });
}

/** And how when the owner quit it: nothing is to run afterwards, whatever became of the newer version. */
export function endAsAsked(install: Install, { app, after }: Deps): void {
  endByInstalling({
    ...{ install, after },
    app: { relaunch: () => undefined, exit: () => app.exit(0) },
    watch: () => undefined,
  });
}
