import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SafeStorage } from 'electron';

type Known =
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  | 'getSelectedStorageBackend'
  | 'isEncryptionAvailable';

export type Keychain = {
  /** `locked` refuses until somebody unlocks it; `silent` never answers, like a prompt nobody sees. */
  state: 'open' | 'absent' | 'locked' | 'silent';
  backend: ReturnType<SafeStorage['getSelectedStorageBackend']>;
  /** What the system keeps: who has it can read what was sealed. */
  key: Buffer;
};

/** A keychain of this user, kept by the test between two starts. */
export function aKeychain(over: Partial<Keychain> = {}): Keychain {
  return { state: 'open', backend: 'gnome_libsecret', key: randomBytes(32), ...over };
}

/** `safeStorage` over such a keychain. What it seals carries `v10`, as Chromium's does, and cannot be read without the key. */
export function createSafeStorage(keychain: Keychain): Pick<SafeStorage, Known> {
  async function opened(): Promise<void> {
    if (keychain.state === 'silent') await new Promise<never>(() => undefined);
    if (keychain.state !== 'open') throw new Error('Encryption is not available.');
  }

  return {
    async isAsyncEncryptionAvailable() {
      if (keychain.state === 'silent') await new Promise<never>(() => undefined);
      return keychain.state === 'open';
    },
    isEncryptionAvailable: () => keychain.state === 'open',
    getSelectedStorageBackend: () => keychain.backend,
    async encryptStringAsync(plainText) {
      await opened();
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keychain.key, iv);
      const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from('v10'), iv, cipher.getAuthTag(), sealed]);
    },
    async decryptStringAsync(encrypted) {
      await opened();
      const decipher = createDecipheriv('aes-256-gcm', keychain.key, encrypted.subarray(3, 15));
      decipher.setAuthTag(encrypted.subarray(15, 31));
      const text = Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()]);
      return { result: text.toString('utf8'), shouldReEncrypt: false };
    },
  };
}
