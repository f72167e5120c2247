import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';

import { refused, type AppError } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { deriveKey } from './derive-key.ts';

/** Seals values at rest. `context` names the place, e.g. `identity.number`: a value moved elsewhere will not open. */
export type SecretBox = {
  seal(plain: Buffer | string, context: string): Buffer;
  /** Throws AppError `unavailable` when the key does not fit, the bytes were changed, or the place is another one. */
  open(sealed: Buffer, context: string): Buffer;
};

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes;

/** AES-256-GCM. Layout: version (1 byte), nonce (12), ciphertext, tag (16). */
export function createSecretBox(masterKey: Buffer): SecretBox {
  const key = createSecretKey(deriveKey(masterKey, 'secret box')); // a key object costs a third of raw bytes per use
  // The version is authenticated with the place, so that an old format can never be claimed for new bytes.
  const boundTo = (context: string): Buffer => Buffer.from(`${version}:${context}`, 'utf8');

  return {
    seal(plain, context) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(boundTo(context));
      const bytes = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain;
      return Buffer.concat([Buffer.of(version), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },

    open(sealed, context) {
      if (sealed.length < headBytes + tagBytes || sealed[0] !== version) throw cannotOpen();
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, headBytes), { authTagLength: tagBytes })
        .setAAD(boundTo(context))
        .setAuthTag(sealed.subarray(-tagBytes));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(headBytes, -tagBytes)), decipher.final()]);
      } catch (cause) {
        throw cannotOpen(cause);
      }
    },
  };
}

function cannotOpen(cause?: unknown): AppError {
  return refused('unavailable', tell('sealed_unreadable'), { cause });
}
