/** What a caller on one of our own lines gets next. The integration makes TwiML of it. */
export type LineAnswer =
  /** Before anything is answered: the caller hears that nobody takes the call, and pays nothing. */
  | { kind: 'reject' }
  /** As the voice provider gave it. */
  | { kind: 'ready'; xml: string }
  /** The sound goes through this computer, to be let in with the token; `next` is asked for when it ends. */
  | { kind: 'stream'; token: string; next: LineStep }
  /** Words, and the end. `language` is a BCP 47 tag. */
  | { kind: 'say'; words: string; language: string }
  /** Rings phones together; the first to answer has the call. Numbers are E.164; `next` is asked for when that is over. */
  | { kind: 'dial'; numbers: readonly string[]; seconds: number; longestSeconds: number | null; next: LineStep }
  | { kind: 'voicemail'; words: string; language: string; longestSeconds: number; next: LineStep }
  | { kind: 'hang-up' };

/** What follows on a call, named in the address that Twilio asks for it. */
export const LINE_STEPS = ['agent', 'bridged', 'fallback', 'left', 'transferred'] as const;
export type LineStep = (typeof LINE_STEPS)[number];
