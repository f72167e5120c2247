import { useTexts } from '../texts/language.tsx';
import { partsEn } from '../texts/parts.en.ts';
import { partsTexts } from '../texts/parts.ts';

/** Why something failed, for the owner. What the server says is English; that it says nothing is told in any language. */
export function useErrorWords(): (error: unknown) => string {
  const t = useTexts(partsTexts);
  return (error) => {
    const message = error instanceof Error ? error.message : String(error);
    return message === partsEn.notAnswering ? t.notAnswering : message;
  };
}
