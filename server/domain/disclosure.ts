import { holdsNumber } from './told-text.ts';

/** Beginnings of words about health in our five languages, folded to plain letters. */
const HEALTH_WORDS =
  /\b(?:allerg|asthma|asma|blood|cancer|krebs|depress|diabet|diagnos|disease|doctor|epilep|health|hepatit|hiv|illness|infect|krank|latex|maladie|medic|medik|enferm|malatt|pacemaker|penicil|pregnan|schwanger|enceinte|embaraz|incint|prescri|rezept|surger|symptom|therap|treatment)/;

/**
 * Whether an open item may be part of the first sentence, before anybody has said who they are: no number, nothing that
 * sounds like health, and no word of this person's own safety facts.
 */
export function mayBeSaidAloud(item: string, healthValues: readonly string[]): boolean {
  if (holdsNumber(item)) return false;
  const folded = fold(item);
  if (HEALTH_WORDS.test(folded)) return false;
  const words = new Set(folded.split(/[^\p{L}\p{N}]+/u));
  return !healthValues.some((value) =>
    fold(value)
      .split(/[^\p{L}\p{N}]+/u)
      .some((word) => word.length > 2 && words.has(word)),
  );
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
