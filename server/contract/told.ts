import { sentences } from './sentences.ts';

export type SentenceCode = keyof typeof sentences;
export type SentenceValues = Readonly<Record<string, string | number>>;

/** Why a fact waits: kept with the fact, in English. */
export type WaitingReason = (typeof sentences)[Extract<SentenceCode, `waits_${string}`>];

/** A sentence as it travels: in English, and by what another language says it. */
export type Told = { code: string; values: SentenceValues; sentence: string };

type Holes<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
type HolesOf<Code extends SentenceCode> = Holes<(typeof sentences)[Code]>;
/** What has to be given beside a code: nothing, where its sentence has no hole. */
type GivenFor<Code extends SentenceCode> = [HolesOf<Code>] extends [never]
  ? []
  : [values: Readonly<Record<HolesOf<Code>, string | number>>];

/** A sentence ready to travel: `tell('template_missing', { file })`. */
export function tell<Code extends SentenceCode>(code: Code, ...given: GivenFor<Code>): Told {
  const values: SentenceValues = given[0] ?? {};
  return { code, values, sentence: filledIn(sentences[code], values) };
}

/** The values of a sentence that says `{why}`: another sentence, which the window says in its own language as well. */
export function because({ code, values, sentence }: Told): SentenceValues & { why: string } {
  return { ...values, why: sentence, why_code: code };
}

/** The words with their holes filled; a hole that nothing was given for stays to be seen. */
export function filledIn(words: string, values: SentenceValues): string {
  return words.replace(/\{(\w+)\}/g, (hole, name: string) => String(Object.hasOwn(values, name) ? values[name] : hole));
}
