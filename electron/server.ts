import type { Host } from '#contract/host.ts';

import { startApp, type App, type AppOptions } from '../server/app.ts';
import { openDemoAccounts } from '../server/cli/demo/demo-accounts.ts';
import { openDemo } from '../server/cli/demo/open-demo.ts';
import type { Logger } from '../server/platform/logger.ts';
import type { Machine } from './electron-parts.ts';
import type { Place } from './place.ts';

type Deps = {
  machine: Pick<Machine, 'emit'>;
  isDemo: boolean;
  place: Place;
  root: string;
  network: AppOptions['network'];
  masterKey: Buffer | null;
  host: Host;
  onRestore: AppOptions['onRestore'];
  log: Logger;
};

export type Serving = { app: App; stop: () => Promise<void> };

/**
 * The server in this process, with the sample calls of the demo where it is one. Its desk stays shut: the window talks
 * to it over IPC. Throws AppError as `startApp` does.
 */
export async function startServer({ machine, isDemo, place, ...given }: Deps): Promise<Serving> {
  const { root, network, masterKey, host, onRestore, log } = given;
  const { dataDir, resourcesDir, programsDir, version } = place;
  const accounts = isDemo ? await openDemoAccounts(place.config, network) : null;
  const config = accounts?.config ?? place.config;
  const world = accounts?.network ?? network;
  const over = {
    ...(masterKey && { masterKey }),
    ...(world && { network: world }),
  };
  const where = { config, dataDir, resourcesDir, programsDir, version };
  // As a fault that nobody caught: the data is closed, and the program begins again (reliability F3, F6).
  const onBroken = (error: unknown): void => void setImmediate(() => machine.emit('uncaughtException', error));
  const starting = startApp({ ...where, ...over, host, onRestore, demo: isDemo, desk: 'none', log, onBroken });
  const app = await starting.catch(async (error: unknown) => {
    await accounts?.close();
    throw error;
  });
  if (accounts === null) return { app, stop: () => app.stop() };
  // That the sample calls have stopped is in the log; nobody reads what a window's program prints.
  const demo = openDemo({ shell: { root, now: () => new Date(), warn: () => undefined }, app, accounts, log });
  return {
    app,
    async stop() {
      await demo.stop();
      await app.stop();
    },
  };
}
