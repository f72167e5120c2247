import { loadApiToken } from '../platform/api-token.ts';
import type { RuntimeInfo } from '../platform/runtime-file.ts';
import { AppError } from '#contract/errors.ts';

import type { Ask } from './ask.ts';
import type { PlaceOptions } from './command.ts';
import { createDeskClient, type Door } from './desk-client.ts';
import { openOffline } from './offline.ts';
import { findPlace, type Place } from './place.ts';
import type { Shell } from './shell.ts';

/** The running server, its desk door and how to give it commands over that. */
export function connectRunning({ config, dataDir, runtime }: Place): { ask: Ask; door: Door; runtime: RuntimeInfo } {
  if (!runtime)
    throw new AppError('unavailable', 'Linekeeper is not running with this data directory: start it with `serve`.');
  const token = loadApiToken({ dataDir, configured: config.secrets.apiToken });
  const door = { deskUrl: runtime.deskUrl, token };
  return { ask: createDeskClient(door), door, runtime };
}

/**
 * Lets `work` give commands: to the running server when there is one, else to the opened database. `settle` resolves when
 * what they left to be done later is done, which a running server does in its own time.
 */
export async function withOwner<T>(
  shell: Shell,
  options: PlaceOptions,
  work: (ask: Ask, place: Place, settle: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const place = findPlace(shell, options);
  if (place.runtime) return work(connectRunning(place).ask, place, () => Promise.resolve());
  const offline = openOffline({ shell, place, demo: options.demo ?? false });
  try {
    return await work(offline.ask, place, offline.settle);
  } finally {
    await offline.stop();
  }
}
