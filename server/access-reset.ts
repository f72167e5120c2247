import { statSync } from 'node:fs';
import { join } from 'node:path';

import { AppError } from '#contract/errors.ts';
import { acquireInstanceLock } from './platform/instance-lock.ts';
import { placeForCopy } from './platform/kept-copies.ts';
import { createPinShelf } from './services/pin-shelf.ts';
import { copyBeforeUpdate } from './store/copy-before-update.ts';
import { openStores } from './store/open-stores.ts';

type Options = { dataDir: string; now: () => Date; report: (where: string, error: unknown) => void };

/**
 * Takes the owner's PIN out of a memory that nobody serves; false where there was none. It needs no key, which the
 * desktop keeps in the system's keychain: nothing sealed is opened. Throws AppError while somebody serves it.
 */
export function resetAccess({ dataDir, now, report }: Options): boolean {
  const lock = acquireInstanceLock(dataDir);
  try {
    const file = join(dataDir, 'linekeeper.db');
    if (statSync(file, { throwIfNoEntry: false }) === undefined)
      throw new AppError('not_found', 'There is no memory in this data directory.');
    const stores = openStores(file, (_setting, version) =>
      copyBeforeUpdate(file, version, (name) => placeForCopy(dataDir, 'update', name)),
    );
    try {
      const shelf = createPinShelf({ settings: stores.settings, now, report });
      if (shelf.pin() === null) return false;
      shelf.put(null);
      stores.audit.add({ at: now().toISOString(), who: 'cli', action: 'access.pin-removed', subject: null });
      return true;
    } finally {
      stores.close();
    }
  } finally {
    lock.release();
  }
}
