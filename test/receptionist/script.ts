import type { Shop } from './shops.ts';

/** How something was said: by the way, worded as a correction, or taken back. */
export type Manner = 'plain' | 'corrected' | 'denied';

export type Saying = { slot: string; value: string; manner: Manner };

export type Person = {
  first: string;
  /** Null for those who always give their first name. */
  title: 'Mr' | 'Mrs' | null;
  surname: string;
  /** The surname after the wedding, for the few who marry within the story. */
  laterSurname: string | null;
  /** Other ways in which this first name is said or heard. */
  otherFirsts: readonly string[];
  tongue: 'en' | 'de';
};

export type SpokenLine = { role: 'user' | 'agent'; message: string };

/** The ways in which real deliveries are incomplete. */
export type Shape = {
  /** False when the workspace leaves transcripts out. */
  transcript: boolean;
  analysis: boolean;
  /** Where the caller's number stands after the call; real payloads have come without any (elevenlabs.md §2.3). */
  numberIn: 'phone_call' | 'variables' | 'nowhere';
  conversationAtRing: boolean;
};

export type ScriptedCall = {
  account: number;
  position: number;
  shop: Shop;
  speaker: Person;
  /** Milliseconds since 1970. */
  at: number;
  seconds: number;
  /** The number as spelled at this ring. */
  from: string;
  conversationId: string;
  callSid: string;
  /** False when our app was off while it rang: only the delivery comes. */
  rings: boolean;
  statedName: string | null;
  sayings: Saying[];
  promise: { word: string; due: string } | null;
  /** A word that only this call's title and summary hold. */
  topic: string;
  /** The word that marks the attack within this call, if there is one. */
  attackWord: string | null;
  title: string;
  summary: string;
  lines: SpokenLine[];
  collected: Record<string, unknown>;
  shape: Shape;
  /** When this call's event is delivered; more than once is a replay of the same bytes. */
  deliveries: number[];
};

export type Kind = 'plain' | 'family' | 'twins' | 'twin-apart' | 'withheld' | 'attacker' | 'talker';

export type Account = {
  index: number;
  kind: Kind;
  shop: Shop;
  /** E.164, or null for a caller who hides it. */
  number: string | null;
  calls: ScriptedCall[];
  /** When staff looked at what waits in one slot and let it in. */
  reviews: { at: number; slot: string }[];
  /** Words that may be told to this account only. */
  canaries: string[];
  /** Its people's surnames, small letters. */
  surnames: string[];
  /** Words of its attacks: never an instruction, never a fact. */
  attackWords: string[];
  /** Everything of this account that must be gone once it is forgotten. */
  erasable: string[];
};

export type ReceptionistSet = {
  accounts: Account[];
  /** Indexes of the accounts that ask to be forgotten. */ leavers: number[];
};
