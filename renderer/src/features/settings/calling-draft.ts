import type { OutgoingSettings } from '#contract/outgoing.ts';

/** The rules as they are being typed. */
export type CallingDraft = {
  readonly [Key in keyof OutgoingSettings]: OutgoingSettings[Key] extends boolean ? boolean : string;
};

/** Each rule is chosen for by itself. */
export const callingParts = [
  ['enabled'],
  ['quietFrom'],
  ['quietTo'],
  ['quietSundays'],
  ['dailyCap'],
  ['againAfterMinutes'],
] as const satisfies readonly (readonly [keyof OutgoingSettings])[];

/** The most that a figure may be. */
export const MOST = { dailyCap: 500, againAfterMinutes: 1440 } as const;

export function toCallingDraft({ dailyCap, againAfterMinutes, ...same }: OutgoingSettings): CallingDraft {
  return { ...same, dailyCap: String(dailyCap), againAfterMinutes: String(againAfterMinutes) };
}

/** A figure within its bounds, or null for what is none. */
export function toFigure(typed: string, most: number): number | null {
  const figure = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  return figure >= 1 && figure <= most ? figure : null;
}

export function isClock(typed: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(typed);
}

/** What is to be saved; null while something typed is neither a time nor a figure. */
export function toCallingSettings(draft: CallingDraft): OutgoingSettings | null {
  const dailyCap = toFigure(draft.dailyCap, MOST.dailyCap);
  const againAfterMinutes = toFigure(draft.againAfterMinutes, MOST.againAfterMinutes);
  const hasTimes = isClock(draft.quietFrom) && isClock(draft.quietTo);
  return dailyCap === null || againAfterMinutes === null || !hasTimes
    ? null
    : { ...draft, dailyCap, againAfterMinutes };
}
