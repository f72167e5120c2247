import { filledIn, type Told } from '#contract/told.ts';
import { useTexts } from './language.tsx';
import { sentencesTexts } from './sentences.ts';

/** Says the server's sentences in the window's language; one that is not known here stays as the server said it. */
export function useSaid(): (told: Told) => string {
  const words: Readonly<Record<string, string>> = useTexts(sentencesTexts);
  return ({ code, values, sentence }) =>
    Object.hasOwn(words, code) ? filledIn(words[code] ?? sentence, values) : sentence;
}
