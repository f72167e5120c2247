import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

import { z } from 'zod';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { damaged, readFrame, toFrame } from './framed-header.ts';

const MAGIC = Buffer.from('LINEKEEPER BACKUP\n', 'latin1');
/** 2 has recordings behind its files; where there are none, whoever knows 1 alone may open it. */
const FORMATS = [1, 2] as const;
const NEWEST = 2;

const Base64 = z.string().regex(/^[\w+/]+={0,2}$/);
const Header = z.object({
  format: z.literal(FORMATS),
  madeAt: z.iso.datetime(),
  /** The Linekeeper that made it. */
  version: z.string().max(60),
  schema: z.int().min(1),
  /** Which memory it is of: a random id, so that two installations can share a folder. */
  memory: z.uuid(),
  kdf: z.object({
    name: z.literal('scrypt'),
    /** Bounded, so that no file makes its reader run out of memory: 128 × cost × block bytes. */
    cost: z.int().min(2).max(262_144),
    block: z.int().min(1).max(16),
    parallel: z.int().min(1).max(4),
    salt: Base64,
  }),
  /** Tells a wrong passphrase from a damaged file. */
  check: Base64,
  cipher: z.literal('aes-256-gcm'),
  pieceBytes: z.int().min(1024).max(4_194_304),
});
export type BackupHeader = z.infer<typeof Header>;
export type Derivation = BackupHeader['kdf'];

/** About 0.3 s and 128 MiB for every guess. */
const USUAL: Omit<Derivation, 'salt'> = { name: 'scrypt', cost: 131_072, block: 8, parallel: 1 };

/** @param cost less than usual only where nothing is worth guessing, as in tests */
export function freshDerivation(cost = USUAL.cost): Derivation {
  return { ...USUAL, cost, salt: randomBytes(32).toString('base64') };
}

/** What the file begins with, and what every piece of it is bound to. */
export function toHeaderBytes(header: BackupHeader): Buffer {
  return toFrame(MAGIC, header);
}

/** Throws AppError `invalid_input` for what is no backup, and `conflict` for a format of later. */
export async function readBackupHeader(file: FileHandle): Promise<{ header: BackupHeader; bytes: Buffer }> {
  const { words, bytes } = await readFrame(file, MAGIC);
  const { data } = z.object({ format: z.int() }).safeParse(words);
  if (data && data.format > NEWEST) throw refused('conflict', tell('backup_newer_format'));
  const header = Header.safeParse(words).data;
  if (!header) throw damaged();
  return { header, bytes };
}
