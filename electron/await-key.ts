import type { FoundKey } from './keychain.ts';

type Deps = {
  find: () => Promise<FoundKey>;
  /** Tells that the keychain is waited for, and answers webhooks meanwhile. Resolves to what ends that. */
  whileLocked: () => Promise<() => Promise<void>>;
  /** Resolves when it is worth another try. */
  nextTry: () => Promise<void>;
};

export type KeyAnswer = Exclude<FoundKey, { kind: 'locked' }>;

/** Looks for the key until the keychain answers, one way or the other. */
export async function awaitKey({ find, whileLocked, nextTry }: Deps): Promise<KeyAnswer> {
  let found = await find();
  if (found.kind !== 'locked') return found;
  const unlock = await whileLocked();
  try {
    while (found.kind === 'locked') {
      await nextTry();
      found = await find();
    }
    return found;
  } finally {
    await unlock();
  }
}
