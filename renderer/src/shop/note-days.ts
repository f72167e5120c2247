import type { CommandInput } from '#contract/commands.ts';
import type { Note } from '#contract/notes.ts';

type NoteDays = Pick<Note, 'from' | 'to'>;

type DayWords = {
  always: string;
  fromDay: (day: string) => string;
  toDay: (day: string) => string;
  between: (from: string, to: string) => string;
};

/** When a note is told, in words; `shown` writes a day. */
export function noteDays({ from, to }: NoteDays, t: DayWords, shown: (day: string) => string): string {
  if (from !== null && to !== null) return t.between(shown(from), shown(to));
  if (from !== null) return t.fromDay(shown(from));
  return to === null ? t.always : t.toDay(shown(to));
}

/** True for a note that is not told any more. */
export function isPast({ to }: NoteDays, today: string): boolean {
  return to !== null && to < today;
}

/** What writes the same note again. */
export function sameAgain({ note, callerId, businessId, from, to }: Note): CommandInput<'notes.add'> {
  return {
    note,
    ...(callerId !== null ? { callerId } : businessId !== null && { business: businessId }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
  };
}
