import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares two secrets in a time that depends on neither. Hashing first hides the length as well. */
export function sameBytes(a: string | Buffer, b: string | Buffer): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}
