import { fold, foldedWords } from './fold.ts';
import { maskNumbers } from './masked-numbers.ts';
import { holdsNumber } from './told-text.ts';

/** Beginnings of words about health in our five languages, folded to plain letters. */
const HEALTH_WORDS =
  /\b(?:allerg|asthma|asma|blood|cancer|krebs|depress|diabet|diagnos|disease|doctor|epilep|health|hepatit|hiv|illness|infect|krank|latex|maladie|medic|medik|enferm|malatt|pacemaker|penicil|pregnan|schwanger|enceinte|embaraz|incint|prescri|rezept|surger|symptom|therap|treatment)/;

/**
 * Whether an open item may be part of the first sentence, before anybody has said who they are: no number, nothing that
 * sounds like health, and no word of this person's own safety facts.
 */
export function mayBeSaidAloud(item: string, healthValues: readonly string[]): boolean {
  if (holdsNumber(item) || maskNumbers(item) !== item || HEALTH_WORDS.test(fold(item))) return false;
  const words = new Set(foldedWords(item));
  return !healthValues.flatMap(foldedWords).some((word) => word.length > 2 && words.has(word));
}
