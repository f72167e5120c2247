import { z } from 'zod';

import { Instant, Sentence } from './primitives.ts';

/** The name of a backup file of ours, without its folder: `linekeeper-2026-11-21-033000-1a2b3c4d.lkbackup`. */
export const BackupFileName = z
  .string()
  .regex(/^linekeeper-\d{4}-\d{2}-\d{2}-\d{6}-[0-9a-f]{8}\.lkbackup$/, 'must be the name of a backup file');

/** A backup that lies in the owner's folder and is of this memory. */
export const BackupFile = z.object({ fileName: BackupFileName, madeAt: Instant, bytes: z.int() });
export type BackupFile = z.infer<typeof BackupFile>;

/** A backup that was opened again and found whole. */
export const GoodBackup = BackupFile.extend({ folder: z.string(), verifiedAt: Instant });
export type GoodBackup = z.infer<typeof GoodBackup>;

/** How the latest try of a restore went: all of it, in a folder of its own, and nothing that is here is touched. */
export const RestoreDrill = z.object({
  at: Instant,
  fileName: BackupFileName,
  callers: z.int(),
  calls: z.int(),
  appointments: z.int(),
  /** Null where they were left out. */
  recordings: z.int().nullable(),
  /** Why it could not be restored; null where it could. */
  problem: Sentence.nullable(),
});
export type RestoreDrill = z.infer<typeof RestoreDrill>;

export const BackupState = z.object({
  /** Made once a day by itself. Nothing is made before there are a folder and a passphrase. */
  daily: z.boolean(),
  /** An absolute path on this computer; null where none was chosen. */
  folder: z.string().nullable(),
  /** Recordings that are kept here go along. */
  recordings: z.boolean(),
  hasPassphrase: z.boolean(),
  /** One is being made or looked at just now; `backup.changed` tells of its end. */
  isBusy: z.boolean(),
  /** The latest good one, wherever it went. It may have been taken away since: see `files`. */
  last: GoodBackup.nullable(),
  /** Why the latest attempt failed; null after one that went well. */
  problem: z.object({ at: Instant, told: Sentence }).nullable(),
  /** Null where none was tried yet. */
  drill: RestoreDrill.nullable(),
  /** When the next one is made by itself, if this computer is awake then. */
  nextAt: Instant.nullable(),
  /** What lies in the folder now, newest first; null where the folder cannot be read. */
  files: z.array(BackupFile).nullable(),
});
export type BackupState = z.infer<typeof BackupState>;

/** Shorter ones are guessed by whoever finds the file. */
export const Passphrase = z.string().min(12).max(200);

/** What is in a backup, told before anything is restored from it. */
export const BackupPreview = z.object({
  madeAt: Instant,
  /** The Linekeeper that made it. */
  version: z.string(),
  schema: z.int(),
  bytes: z.int(),
  callers: z.int(),
  calls: z.int(),
  appointments: z.int(),
  /** Recordings of calls; null where they were left out. */
  recordings: z.object({ count: z.int(), bytes: z.int() }).nullable(),
  /** Forgotten here since it was made: they stay forgotten when it is restored. */
  forgottenSince: z.object({ callers: z.int(), calls: z.int() }),
  /**
   * False where nobody can know whether somebody else was forgotten since: neither the memory here nor the list that
   * lies beside the backups tells it.
   */
  isForgottenKnown: z.boolean(),
  /** When the list beside it was written, where nothing but that list tells: of later nobody can know. */
  forgottenKnownUntil: Instant.nullable(),
  /** Made of the memory that lies here now. */
  isOurs: z.boolean(),
});
export type BackupPreview = z.infer<typeof BackupPreview>;

export const MemoryCounts = z.object({ callers: z.int(), calls: z.int(), appointments: z.int() });
export type MemoryCounts = z.infer<typeof MemoryCounts>;

/** How the latest restore of this data directory went; kept until its owner has read it. */
export const RestoreOutcome = z.object({
  at: Instant,
  fileName: z.string(),
  /** The backup it was restored from. */
  madeAt: Instant.nullable(),
  /** The folder with what was here before, for seven days; null where nothing was changed. */
  aside: z.string().nullable(),
  /** Why nothing was changed. */
  problem: Sentence.nullable(),
  /** Another memory was here before, or none: what only the other computer knew has to be given once more. */
  isMoved: z.boolean(),
});
export type RestoreOutcome = z.infer<typeof RestoreOutcome>;
