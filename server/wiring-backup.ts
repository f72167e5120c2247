import { join } from 'node:path';

import { DEFAULT_BUSINESS } from './domain/call-record.ts';
import type { BusinessBook } from './services/business-book.ts';
import { createBackupMaking } from './services/backup/backup-making.ts';
import { createBackupSettings } from './services/backup/backup-settings.ts';
import { createBackups, type Backups } from './services/backup/backups.ts';
import { createForgottenList } from './services/backup/forgotten-list.ts';
import { freeBytes } from './platform/free-bytes.ts';
import type { WiringOptions } from './wiring-options.ts';

/** Copies of the memory in the owner's folder. */
export function wireBackups(options: WiringOptions, { book }: { book: BusinessBook }): Backups {
  const { data, dataDir, version, bus, now, report } = options;
  const { stores, box, masterKey, dbId: memory } = data;
  const work = join(dataDir, 'backup-work');
  const make = createBackupMaking({
    ...{ dataDir, work, masterKey, memory, version, now },
    ...{ schema: stores.schemaVersion, cost: options.backupCost },
  });
  const kept = createBackupSettings(stores, box, now);
  const backups = createBackups({
    forgotten: createForgottenList({ stores, kept, dataDir, masterKey, memory, now, report }),
    freeBytes: () => freeBytes(dataDir),
    ...{ kept, stores, dataDir, memory, make, work, bus, now, report },
    ...{ demo: options.demo, configuredKey: options.config.secrets.masterKey, onRestore: options.onRestore },
    zone: () => book.tenant(DEFAULT_BUSINESS).business.zone,
  });
  // Whoever was killed in the middle of one left a copy in clear.
  backups.tidyCopies();
  bus.subscribe(({ name }) => {
    // A copy in clear beside the database would keep what is forgotten for a week.
    if (name === 'caller.forgotten' || name === 'call.forgotten') backups.tidy(true);
  });
  return backups;
}
