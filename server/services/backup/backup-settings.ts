import { z } from 'zod';

import { GoodBackup, RestoreDrill } from '#contract/backup.ts';
import { Sentence } from '#contract/primitives.ts';
import type { SecretBox } from '../../platform/secret-box.ts';
import type { Stores } from '../../store/open-stores.ts';

const SETTING = 'backup';
const PASSPHRASE = 'backup.passphrase';

const Kept = z.object({
  daily: z.boolean(),
  folder: z.string().nullable(),
  last: GoodBackup.nullable(),
  // What came later has a value of its own in what was kept before.
  recordings: z.boolean().default(true),
  drill: RestoreDrill.nullable().default(null),
  problem: z.object({ at: z.iso.datetime(), told: Sentence }).nullable(),
});
type Kept = z.infer<typeof Kept>;

const NOTHING_YET: Kept = { daily: true, folder: null, last: null, recordings: true, drill: null, problem: null };

export type BackupSettings = ReturnType<typeof createBackupSettings>;

/** What the owner chose, and how the latest backups went. */
export function createBackupSettings({ settings }: Pick<Stores, 'settings'>, box: SecretBox, now: () => Date) {
  function get(): Kept {
    const stored = settings.get(SETTING);
    return stored === undefined ? NOTHING_YET : (Kept.safeParse(JSON.parse(stored)).data ?? NOTHING_YET);
  }

  return {
    get,
    change: (change: Partial<Kept>): void => settings.set(SETTING, JSON.stringify({ ...get(), ...change })),
    hasPassphrase: (): boolean => settings.secret(PASSPHRASE) !== undefined,
    /** For whoever makes or opens a backup; undefined where none was chosen. */
    passphrase(): string | undefined {
      const sealed = settings.secret(PASSPHRASE);
      return sealed && box.open(sealed, PASSPHRASE).toString('utf8');
    },
    keepPassphrase: (value: string): void =>
      settings.setSecret(PASSPHRASE, box.seal(value, PASSPHRASE), now().toISOString()),
  };
}
