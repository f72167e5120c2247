import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';

import type { Derivation } from './backup-header.ts';
import { deriveKey } from './derive-key.ts';

const stretch = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** The key of one backup file, and what tells whether a passphrase is the right one. */
export async function backupKey(passphrase: string, { cost, block, parallel, salt }: Derivation) {
  // However a keyboard composes an umlaut, it is the same passphrase.
  const words = passphrase.normalize('NFKC');
  const limits = { N: cost, r: block, p: parallel, maxmem: 256 * cost * block };
  const stretched = await stretch(words, Buffer.from(salt, 'base64'), 32, limits);
  return { key: deriveKey(stretched, 'backup'), check: deriveKey(stretched, 'backup check').toString('base64') };
}
