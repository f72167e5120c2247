import type { TextKind, TextSettings } from '#contract/texts.ts';

export const TEXT_KINDS = ['confirmation', 'moved', 'cancelled', 'reminder', 'offer'] as const satisfies TextKind[];

/** The rules as they are being typed. */
export type TextsDraft = {
  readonly on: boolean;
  readonly kinds: Readonly<Record<TextKind, boolean>>;
  readonly reminderHours: string;
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly quietSundays: boolean;
  readonly words: Readonly<Record<TextKind, string>>;
};

/** Each is chosen for by itself. */
export const textsParts = [
  ['on'],
  ['kinds'],
  ['reminderHours'],
  ['quietFrom'],
  ['quietTo'],
  ['quietSundays'],
  ['words'],
] as const satisfies readonly (readonly [keyof TextsDraft])[];

export function toTextsDraft({ words, reminderHours, ...settings }: TextSettings): TextsDraft {
  const { on, kinds, quietFrom, quietTo, quietSundays } = settings;
  const typed = TEXT_KINDS.map((kind) => [kind, words[kind] ?? ''] as const);
  return {
    ...{ on, kinds, quietFrom, quietTo, quietSundays },
    reminderHours: String(reminderHours),
    words: { confirmation: '', moved: '', cancelled: '', reminder: '', offer: '', ...Object.fromEntries(typed) },
  };
}

/** Whole hours, up to a week; null for what is none. */
export function toHours(typed: string): number | null {
  const hours = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return hours >= 1 && hours <= 168 ? hours : null;
}

/** What is to be saved; null while something typed is neither a time nor a figure. */
export function toTextSettings(
  { words, reminderHours, ...draft }: TextsDraft,
  { line }: Pick<TextSettings, 'line'>,
): TextSettings | null {
  const hours = toHours(reminderHours);
  const isClock = (typed: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(typed);
  if (hours === null || !isClock(draft.quietFrom) || !isClock(draft.quietTo)) return null;
  const own = (kind: TextKind): string | null => words[kind].trim() || null;
  return {
    ...{ ...draft, line, reminderHours: hours },
    words: {
      confirmation: own('confirmation'),
      moved: own('moved'),
      cancelled: own('cancelled'),
      reminder: own('reminder'),
      offer: own('offer'),
    },
  };
}
