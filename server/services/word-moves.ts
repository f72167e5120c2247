import type { Stores } from '../store/open-stores.ts';

/** Words moved in the search index in one go: each costs about a millisecond, and the phone must be answered meanwhile. */
const AT_ONCE = 16;

export type WordMoves = ReturnType<typeof createWordMoves>;

/** Puts the words of calls down to somebody else, a few at a time; what is interrupted is only found under the other. */
export function createWordMoves({ stores }: { stores: Stores }) {
  async function move(callId: string, wanted: () => string | null | undefined): Promise<void> {
    for (;;) {
      const moved = stores.transact(() => {
        const personId = wanted();
        return personId ? stores.personEdits.reindex(callId, personId, AT_ONCE) : 0;
      });
      if (moved < AT_ONCE) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  return {
    /** The words of all calls of one, before the calls themselves become the other's. */
    async ahead(gone: string, keep: string): Promise<void> {
      const isThere = (): string | null => (stores.people.businessOf(keep) === undefined ? null : keep);
      for (const { id } of stores.calls.ofPerson(gone)) await move(id, isThere);
    },
    /** The words of these calls, to whoever the calls are put down to by now. */
    async after(callIds: readonly string[]): Promise<void> {
      for (const id of callIds) await move(id, () => stores.calls.find(id)?.personId);
    },
  };
}
