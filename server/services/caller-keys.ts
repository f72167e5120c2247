import { createSecretKey } from 'node:crypto';

import { callerKey, phoneHash } from '../platform/caller-key.ts';
import type { SecretBox } from '../platform/secret-box.ts';

const NUMBER = 'identity.number';

export type CallerKeys = ReturnType<typeof createCallerKeys>;

/** The one place that turns numbers into what may be stored: a keyed hash to find them, sealed digits to show them. */
export function createCallerKeys({ installKey, box }: { installKey: Buffer; box: SecretBox }) {
  const key = createSecretKey(installKey);
  return {
    of: (e164: string): string => callerKey(key, phoneHash(e164)),
    /** Of what was written to somebody: to know it again, not to read it. */
    ofWords: (words: string): string => callerKey(key, phoneHash(`words ${words}`)),
    ofHash: (hash: string): string => callerKey(key, hash),
    seal: (e164: string): Buffer => box.seal(e164, NUMBER),
    open: (sealed: Buffer): string => box.open(sealed, NUMBER).toString('utf8'),
  };
}
