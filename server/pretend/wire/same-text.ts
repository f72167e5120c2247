import { createHash, timingSafeEqual } from 'node:crypto';

/** In constant time, as it is done everywhere here with secrets. */
export function sameText(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
