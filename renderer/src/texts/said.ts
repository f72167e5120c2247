import { filledIn, type Told } from '#contract/told.ts';
import { useTexts } from './language.tsx';
import { sentencesTexts } from './sentences.ts';

/** Says the server's sentences in the window's language. */
export function useSaid(): (told: Told) => string {
  const words = useTexts(sentencesTexts);
  return (told) => saidIn(words, told);
}

/** A sentence in the words of one language; one that is not known there stays as the server said it. */
export function saidIn(words: Readonly<Record<string, string>>, { code, values, sentence }: Told): string {
  if (!Object.hasOwn(words, code)) return sentence;
  const { why_code: inner, ...given } = values;
  const why =
    inner === undefined ? {} : { why: saidIn(words, { code: `${inner}`, values: given, sentence: `${given['why']}` }) };
  return filledIn(words[code] ?? sentence, { ...given, ...why });
}
