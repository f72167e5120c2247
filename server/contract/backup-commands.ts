import { z } from 'zod';

import { BackupFileName, BackupPreview, BackupState, Passphrase } from './backup.ts';

const Nothing = z.object({});

export const backupCommands = {
  'backup.get': { input: Nothing, output: BackupState },
  /**
   * What is left out stays as it is. A folder has to be there and to be written to (`invalid_input`). A passphrase is
   * kept sealed and never shown again; a new one counts for the backups made from then on.
   */
  'backup.settings.save': {
    input: z.strictObject({
      daily: z.boolean().optional(),
      folder: z.string().trim().min(1).max(1000).nullable().optional(),
      passphrase: Passphrase.optional(),
    }),
    output: BackupState,
  },
  /**
   * Begins to make one and answers at once; `backup.changed` tells of its end, and `backup.get` how it went. Refused
   * (`conflict`) while one is made, and without a passphrase or a folder. `folder` counts for this one only.
   */
  'backup.run': {
    input: z.strictObject({ folder: z.string().trim().min(1).max(1000).optional() }),
    output: BackupState,
  },
  /**
   * Opens one of the folder as a restore would, without restoring anything, and says what is in it. Takes as long as
   * reading all of it. The passphrase is the kept one where none is given.
   */
  'backup.preview': {
    input: z.strictObject({ fileName: BackupFileName, passphrase: z.string().max(200).optional() }),
    output: BackupPreview,
  },
} as const;
