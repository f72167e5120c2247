import { createHash, createHmac } from 'node:crypto';

/** Lower-case hex SHA-256 of an E.164 number: the `phone_hash` of seed 000, which owners' scripts compute too. */
export function phoneHash(e164: string): string {
  return createHash('sha256').update(e164, 'utf8').digest('hex');
}

/**
 * What is stored and logged in place of a number: HMAC-SHA256(install key, phone_hash), hex.
 * A plain hash of all numbers there are takes hours to reverse; this one needs the key as well.
 */
export function callerKey(installKey: Buffer, hashOfPhone: string): string {
  return createHmac('sha256', installKey).update(hashOfPhone, 'utf8').digest('hex');
}
