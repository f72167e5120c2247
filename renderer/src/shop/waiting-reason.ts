import type { Words } from '../texts/catalogue.ts';
import { factsEn } from '../texts/facts.en.ts';

/** The server's sentences are those of the English catalogue. */
const names: ReadonlyMap<string, string> = new Map(Object.entries(factsEn.reasons).map(([name, said]) => [said, name]));

/** Why a fact waits, in the window's language; a reason that is not known here stays as the server said it. */
export function waitingReason(said: string, reasons: Words<typeof factsEn>['reasons']): string {
  const translated: Readonly<Record<string, string>> = reasons;
  return translated[names.get(said) ?? ''] ?? said;
}
