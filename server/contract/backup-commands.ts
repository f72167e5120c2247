import { z } from 'zod';

import {
  BackupFile,
  BackupFileName,
  BackupPreview,
  BackupState,
  MemoryCounts,
  Passphrase,
  RestoreOutcome,
} from './backup.ts';
import { Instant } from './primitives.ts';

const Nothing = z.object({});
const Folder = z.string().trim().min(1).max(1000);

/** One file, and what opens it. The folder and the passphrase are the kept ones where none are given. */
const Given = z.strictObject({
  folder: Folder.optional(),
  fileName: BackupFileName,
  passphrase: z.string().max(200).optional(),
});

export const backupCommands = {
  'backup.get': { input: Nothing, output: BackupState },
  /**
   * What is left out stays as it is. A folder has to be there and to be written to (`invalid_input`). A passphrase is
   * kept sealed and never shown again; a new one counts for the backups made from then on.
   */
  'backup.settings.save': {
    input: z.strictObject({
      daily: z.boolean().optional(),
      folder: Folder.nullable().optional(),
      recordings: z.boolean().optional(),
      passphrase: Passphrase.optional(),
    }),
    output: BackupState,
  },
  /**
   * Begins to make one and answers at once; `backup.changed` tells of its end, and `backup.get` how it went. Refused
   * (`conflict`) while one is made, and without a passphrase or a folder. `folder` counts for this one only.
   */
  'backup.run': {
    input: z.strictObject({ folder: Folder.optional() }),
    output: BackupState,
  },
  /**
   * Does all that a restore of the newest backup would, beside the memory, and removes it again; answers when that is
   * over. `not_found` where there is no backup of this memory in the folder.
   */
  'backup.drill': { input: Nothing, output: BackupState },
  /** Backups of whatever memory in a folder of this computer, newest first: `invalid_input` where it cannot be read. */
  'backup.list': {
    input: z.strictObject({ folder: Folder }),
    output: z.object({ folder: z.string(), files: z.array(BackupFile) }),
  },
  /**
   * Opens one as a restore would, without restoring anything, and says what is in it and what is here now. Takes as long
   * as reading all of it.
   */
  'backup.preview': { input: Given, output: BackupPreview.extend({ here: MemoryCounts }) },
  /**
   * Puts one in the place of everything that is remembered here. It is opened as for a preview; then this answers, the
   * program stops, restores it whole or not at all, and begins anew: `backup.outcome` tells how that went. Refused, with
   * nothing changed, for whatever is not a backup that fits.
   */
  'backup.restore': { input: Given, output: z.object({ acceptedAt: Instant }) },
  /** Null where nothing was restored since its owner last read of it. */
  'backup.outcome': { input: Nothing, output: z.object({ outcome: RestoreOutcome.nullable() }) },
  /** Its owner has read how it went. */
  'backup.outcome-read': { input: Nothing, output: Nothing },
} as const;
