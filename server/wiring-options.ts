import type { AppEvents } from '#contract/events.ts';
import type { Host } from '#contract/host.ts';
import type { Status } from '#contract/status.ts';
import type { Bus } from './platform/bus.ts';
import type { Config } from './platform/config.ts';
import type { Data } from './open-data.ts';
import type { Logger } from './platform/logger.ts';
import type { RestoreWish } from './services/backup/restore-wish.ts';
import type { Network } from './tunnel/network.ts';
import type { OpenDoor } from './tunnel/tunnel-deps.ts';

export type WiringOptions = {
  data: Data;
  config: Config;
  dataDir: string;
  resourcesDir: string;
  /** Where the tunnel's program lies, if not in the resources. */
  programsDir?: string | undefined;
  version: string;
  demo: boolean;
  bus: Bus<AppEvents>;
  doors: () => Status['doors'];
  /** The webhook door as the tunnel knows it, once it is open. */
  door: () => OpenDoor;
  now: () => Date;
  log: Logger;
  report: (where: string, error: unknown) => void;
  /** The desktop program around the server, where there is one. */
  host?: Host | undefined;
  /** Another world for the tunnel to look at than the one outside. */
  network?: Partial<Network> | undefined;
  /** Ends the program and begins it again with what is restored; left out where nobody would. */
  onRestore?: ((wish: RestoreWish) => void) | undefined;
  /** Whether calendars may be read from this computer too: for tests. */
  calendars?: { isLoopbackFine: boolean } | undefined;
  /** What guessing a backup's passphrase costs: less than usual for tests, which make many. */
  backupCost?: number | undefined;
};
