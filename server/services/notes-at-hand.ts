import { MOST_GAP_ANSWERS } from '#contract/gap-limits.ts';
import type { Note } from '#contract/notes.ts';
import type { Stores } from '../store/open-stores.ts';

/** The notes for everybody, by business and in memory, so that the ringing phone finds them without a read. */
export function createNotesAtHand({ notes, gaps }: Pick<Stores, 'notes' | 'gaps'>) {
  const toldBy = new Map<string, readonly Note[]>();
  let all = notes.global();
  let answers = new Set(gaps.answerNotes());

  /**
   * What callers of this business are told: its own notes and those of every shop, newest first; then the newest of its
   * answers to what callers asked, so many that they never take the place of what is told of the caller.
   */
  function globalNotes(businessId: string): readonly Note[] {
    const known = toldBy.get(businessId);
    if (known) return known;
    const told = all.filter((note) => note.businessId === null || note.businessId === businessId);
    const ordered = [
      ...told.filter(({ id }) => !answers.has(id)),
      ...told.filter(({ id }) => answers.has(id)).slice(0, MOST_GAP_ANSWERS),
    ];
    toldBy.set(businessId, ordered);
    return ordered;
  }

  /** The shop's answers to what callers asked, newest first: all of them, also where the pack has no room for more. */
  function answersOf(businessId: string): readonly Note[] {
    return all.filter((note) => note.businessId === businessId && answers.has(note.id));
  }

  /** For when one was added or removed, or the business of some is gone. */
  function reload(): void {
    all = notes.global();
    answers = new Set(gaps.answerNotes());
    toldBy.clear();
  }

  return { globalNotes, answersOf, reload };
}
