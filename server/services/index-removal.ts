import type { Stores } from '../store/open-stores.ts';
import { batchesOf, passagesOf } from './call-words.ts';

/**
 * Takes the words of those calls out of the search index before `erase`, a few at a time: for good it costs a millisecond
 * each, and the phone must be answered meanwhile. Until all the rest is erased at once they are only harder to find;
 * where `erase` throws, or gives null, they are put back.
 */
export function createIndexRemoval({ stores }: { stores: Stores }) {
  return async function withoutWords<T>(callIds: readonly string[], erase: () => Promise<T>): Promise<T> {
    let done: T | null = null;
    try {
      for (const id of callIds) while (stores.passages.removeSome(id)) await turn();
      return (done = await erase());
    } finally {
      if (done === null) for (const id of callIds) await putBack(id);
    }
  };

  /** From what is kept of the call now: meanwhile it may have gone, become another person's, or been learned again. */
  async function putBack(id: string): Promise<void> {
    for (const batch of batchesOf(stores.words.turns(id))) {
      stores.transact(() => {
        const record = stores.calls.find(id);
        const passages = record ? passagesOf(stores.words.turns(id), record, batch) : [];
        stores.passages.addToCall(id, record?.personId ?? null, passages, stores.passages.indexed(id));
      });
      await turn();
    }
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
