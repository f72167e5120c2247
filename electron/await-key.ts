import type { FoundKey } from './keychain.ts';

type Deps = {
  find: () => Promise<FoundKey>;
  /** Tells that the keychain is waited for, and answers webhooks meanwhile. Resolves to what ends that. */
  whileLocked: () => Promise<() => Promise<void>>;
  /** It has refused several times in a row, and is asked on: nobody may be there to be asked instead. */
  onRefusing: () => void;
  /** Resolves when it is worth another try. */
  nextTry: () => Promise<void>;
};

export type KeyAnswer = Exclude<FoundKey, { kind: 'locked' | 'refused' }>;

/** One refusal is a question waved away, or a keyring that the login just locked again. */
const REFUSALS = 3;

/** Looks for the key until the keychain answers, one way or the other. */
export async function awaitKey({ find, whileLocked, onRefusing, nextTry }: Deps): Promise<KeyAnswer> {
  let found = await find();
  if (isAnswer(found)) return found;
  const unlock = await whileLocked();
  let refusals = 0;
  try {
    while (!isAnswer(found)) {
      refusals = found.kind === 'refused' ? refusals + 1 : 0;
      if (refusals === REFUSALS) onRefusing();
      await nextTry();
      found = await find();
    }
    return found;
  } finally {
    await unlock();
  }
}

function isAnswer(found: FoundKey): found is KeyAnswer {
  return found.kind !== 'locked' && found.kind !== 'refused';
}
