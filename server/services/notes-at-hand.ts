import type { Note } from '#contract/notes.ts';
import type { Stores } from '../store/open-stores.ts';

/** The notes for everybody, by business and in memory, so that the ringing phone finds them without a read. */
export function createNotesAtHand({ notes }: Pick<Stores, 'notes'>) {
  const toldBy = new Map<string, readonly Note[]>();
  let all = notes.global();

  /** What callers of this business are told: its own notes and those of every shop, newest first. */
  function globalNotes(businessId: string): readonly Note[] {
    const known = toldBy.get(businessId);
    if (known) return known;
    const told = all.filter((note) => note.businessId === null || note.businessId === businessId);
    toldBy.set(businessId, told);
    return told;
  }

  /** For when one was added or removed, or the business of some is gone. */
  function reload(): void {
    all = notes.global();
    toldBy.clear();
  }

  return { globalNotes, reload };
}
