import { randomBytes, randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { AppError } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';
import type { Config } from './platform/config.ts';
import { acquireInstanceLock } from './platform/instance-lock.ts';
import { placeForCopy } from './platform/kept-copies.ts';
import { loadMasterKey } from './platform/master-key.ts';
import { createSecretBox, type SecretBox } from './platform/secret-box.ts';
import { createSettingsFile } from './platform/settings-file.ts';
import { finishRestore } from './platform/staged-restore.ts';
import { copyBeforeUpdate } from './store/copy-before-update.ts';
import { createMendedData } from './mended-data.ts';
import { newestCopy } from './platform/newest-copy.ts';
import { MENDED, mendingTold, type Mending } from './store/mending.ts';
import { openStores, type Stores } from './store/open-stores.ts';

type Options = {
  config: Config;
  dataDir: string;
  /** Given by a host that keeps the key elsewhere, such as in the system's keychain. */
  masterKey?: Buffer | undefined;
  demo: boolean;
  serving: boolean;
  now: () => Date;
};

/** The opened data directory: nobody else uses it until `close`. */
export type Data = {
  stores: Stores;
  box: SecretBox;
  /** Key of the phone index: without it no number can be tied to what is stored. */
  installKey: Buffer;
  /** What everything sealed opens with: only a backup may take it along. */
  masterKey: Buffer;
  /** Which memory it is. */
  dbId: string;
  /** What is odd with the data, such as an older copy in its place. */
  problems: Told[];
  noteFloor: () => void;
  close: () => void;
};

const DB_ID = 'database.id';
const DEMO = 'demo';
const INSTALL_KEY = 'install.key';

/**
 * Opens everything that lives in the data directory, or throws AppError with one sentence and leaves all as it was:
 * second instance, lost or foreign database, missing or wrong key, newer schema.
 */
export function openData({ config, dataDir, masterKey, demo, serving, now }: Options): Data {
  const lock = acquireInstanceLock(dataDir);
  let stores: Stores | undefined;
  try {
    finishRestore(dataDir);
    const file = join(dataDir, 'linekeeper.db');
    const settingsFile = createSettingsFile({ dataDir });
    const { value: settings } = settingsFile.read();
    const mending = serving && settings ? createMendedData(ofMemory(settings.dbId, { file, at: now(), demo })) : null;
    mending?.before();
    const exists = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
    if (settings && !exists) throw lostDatabase();

    const { key, notice = null } = masterKey
      ? { key: masterKey }
      : loadMasterKey({ dataDir, configured: config.secrets.masterKey, mayCreate: !exists });
    const expected = settings?.dbId;
    const openThem = (): Stores =>
      openStores(file, (setting, version) => {
        refuseOther(setting, { expected, demo, serving });
        copyBeforeUpdate(file, version, (name) => placeForCopy(dataDir, 'update', name));
      });
    const opened = (stores = mending ? mending.around(openThem) : openThem());
    const dbId = identify(opened, demo);
    const box = createSecretBox(key);
    const installKey = openInstallKey(opened, box, now());
    const floor = settings?.floor.deliveries ?? 0;
    const mended = mendingTold(opened.settings.get(MENDED), now());
    const older = opened.inbox.last() < floor && mended.length === 0 ? [tell('database_older')] : [];
    let noted = -1;
    const noteFloor = (): void => {
      const deliveries = opened.inbox.last();
      // Writing it waits for the disk four times, and most of the time nothing has come since.
      if (deliveries === noted) return;
      settingsFile.write({ ...settings, dbId, floor: { deliveries } });
      noted = deliveries;
    };
    noteFloor();
    const close = (): void => {
      try {
        opened.close();
      } finally {
        lock.release();
      }
    };
    return {
      stores: opened,
      box,
      installKey,
      masterKey: key,
      dbId,
      problems: [...(notice ? [notice] : []), ...mended, ...older],
      noteFloor,
      close,
    };
  } catch (error) {
    stores?.closeUntouched();
    lock.release();
    throw error;
  }
}

type Memory = { file: string; at: Date; demo: boolean };

/** What is known of the memory that was here, should it be damaged. */
function ofMemory(dbId: string, { file, at, demo }: Memory): Mending {
  const settings = { [DB_ID]: dbId, ...(demo && { [DEMO]: 'yes' }) };
  return { file, at, identity: { settings, secret: INSTALL_KEY }, newestGoodCopy: () => newestCopy(dirname(file)) };
}

type Expected = { expected: string | undefined; demo: boolean; serving: boolean };

/** Throws AppError `conflict` for a database that is not the one that was here, or not of this kind of start. */
function refuseOther(setting: (key: string) => string | undefined, { expected, demo, serving }: Expected): void {
  const known = setting(DB_ID);
  if (expected !== undefined && known !== expected) throw lostDatabase();
  if (known === undefined) return;
  const isDemo = setting(DEMO) === 'yes';
  if (demo && !isDemo)
    throw new AppError('conflict', 'This data directory holds real callers: the demo will not run on it.');
  if (serving && isDemo && !demo)
    throw new AppError('conflict', 'This data directory holds the demo: start it with --demo, or use another one.');
}

function identify(stores: Stores, demo: boolean): string {
  const known = stores.settings.get(DB_ID);
  if (known !== undefined) return known;
  const id = randomUUID();
  stores.transact(() => {
    stores.settings.set(DB_ID, id);
    if (demo) stores.settings.set(DEMO, 'yes');
  });
  return id;
}

function openInstallKey(stores: Stores, box: SecretBox, at: Date): Buffer {
  const sealed = stores.settings.secret(INSTALL_KEY);
  if (sealed === undefined) {
    const key = randomBytes(32);
    stores.settings.setSecret(INSTALL_KEY, box.seal(key, INSTALL_KEY), at.toISOString());
    return key;
  }
  try {
    return box.open(sealed, INSTALL_KEY);
  } catch (cause) {
    throw new AppError('unavailable', WRONG_KEY, { cause });
  }
}

const WRONG_KEY =
  'The memory is intact, but this key does not open it: put the right secret.key back into the data directory, or set the right LINEKEEPER_MASTER_KEY.';

function lostDatabase(): AppError {
  return new AppError(
    'conflict',
    'The database is not the one that was here before. Nothing was changed: put linekeeper.db back, or remove settings.json and settings.json.last-good to begin with an empty memory.',
  );
}
