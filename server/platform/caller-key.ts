import { createHmac, hash, type KeyObject } from 'node:crypto';

/** Lower-case hex SHA-256 of an E.164 number: the `phone_hash` of seed 000, which owners' scripts compute too. */
export function phoneHash(e164: string): string {
  return hash('sha256', e164, 'hex');
}

/**
 * What is stored and logged in place of a number: HMAC-SHA256(install key, phone_hash), hex.
 * A plain hash of all numbers there are takes hours to reverse; this one needs the key as well. Given as bytes, the key
 * is taken in anew each time, which costs five times the hash itself.
 */
export function callerKey(installKey: Buffer | KeyObject, hashOfPhone: string): string {
  return createHmac('sha256', installKey).update(hashOfPhone, 'utf8').digest('hex');
}
