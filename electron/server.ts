import { startApp, type App } from '../server/app.ts';
import type { Logger } from '../server/platform/logger.ts';
import type { Flags } from './flags.ts';
import type { Place } from './place.ts';

type Deps = { flags: Pick<Flags, 'demo'>; place: Place; log: Logger };

/** The server in this process. Its desk stays shut: the window talks to it over IPC. Throws AppError as `startApp`. */
export function startServer({ flags, place, log }: Deps): Promise<App> {
  const { config, dataDir, resourcesDir, version } = place;
  return startApp({ config, dataDir, resourcesDir, version, demo: flags.demo, desk: 'none', log });
}
