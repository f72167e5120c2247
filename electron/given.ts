import type { AppOptions } from '../server/app.ts';
import type { Logger } from '../server/platform/logger.ts';
import type { ElectronParts, Machine } from './electron-parts.ts';
import type { Flags } from './flags.ts';
import type { Place } from './place.ts';

/** What a start has found out before anything is shown, and every concern of the shell works with. */
export type Shell = {
  electron: ElectronParts;
  machine: Machine;
  root: string;
  network: AppOptions['network'];
  flags: Flags;
  place: Place;
  log: Logger;
};
