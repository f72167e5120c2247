import { hkdfSync } from 'node:crypto';

/** One 32-byte key per purpose (HKDF-SHA256, RFC 5869), so that no two uses of the master key share bytes. */
export function deriveKey(masterKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `linekeeper ${purpose} v1`, 32));
}

/** The key that `GET /health?probe=` signs with, and that whoever asked knows our own answer by. */
export function probeKeyOf(installKey: Buffer): Buffer {
  return deriveKey(installKey, 'health probe');
}
