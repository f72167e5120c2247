import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { toMasterKey } from '../../platform/master-key.ts';
import type { GivenBackup } from './given-backup.ts';

type Here = {
  demo: boolean;
  /** The key that the environment gives, which wins over every file. */
  configuredKey: string | undefined;
};

/** Throws AppError `conflict` for a backup that is whole, and that this program would not run on. */
export function refuseMisfit({ inside, masterKey, forgotten }: GivenBackup, { demo, configuredKey }: Here): void {
  if (inside.isDemo !== demo)
    throw refused('conflict', inside.isDemo ? tell('backup_of_demo') : tell('backup_not_demo'));
  if (forgotten.state === 'other') throw refused('conflict', tell('backup_list_other'));
  if (configuredKey !== undefined && !toMasterKey(configuredKey)?.equals(masterKey)) {
    throw refused('conflict', tell('backup_other_key'));
  }
}
