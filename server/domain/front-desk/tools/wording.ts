import { fold } from '../../fold.ts';
import type { ToolSays } from './tool-says.ts';

type Named = { id: string; name: string };

/** Everything that may be meant by an id, a name, or some of its words: one, several, or nothing. */
export function meant<T extends Named>(said: string, offered: readonly T[]): T[] {
  const exact = offered.filter(({ id, name }) => id === said || fold(name) === fold(said));
  if (exact.length > 0) return exact;
  const words = fold(said)
    .split(' ')
    .filter((word) => word.length > 2);
  if (words.length === 0) return [];
  const scored = offered.map((one) => ({ one, hits: hits(words, fold(one.name)) }));
  const best = Math.max(0, ...scored.map((each) => each.hits));
  return best === 0 ? [] : scored.filter((each) => each.hits === best).map(({ one }) => one);
}

/** Words said that the name has, or that begin or end one of its own ("cut" for "haircut"). */
function hits(words: readonly string[], name: string): number {
  const own = name.split(' ');
  return words.filter((word) =>
    own.some(
      (each) =>
        each === word ||
        (word.length > 3 && (each.startsWith(word) || each.endsWith(word))) ||
        (word.length === 3 && each.endsWith(word)),
    ),
  ).length;
}

/** A price as it is told: "50 EUR" with its cents only where there are some; whole units where a currency has none. */
export function told(
  price: { amount: number; currency: string } | null,
  language: string,
  { onRequest, forFree }: Pick<ToolSays, 'onRequest' | 'forFree'>,
): string {
  if (price === null) return onRequest;
  if (price.amount === 0) return forFree;
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: price.currency,
    currencyDisplay: 'name',
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const amount = price.amount / 10 ** digits;
  return new Intl.NumberFormat(language, {
    ...{ style: 'currency', currency: price.currency, currencyDisplay: 'name' },
    minimumFractionDigits: Number.isInteger(amount) ? 0 : digits,
  }).format(amount);
}

/** The same as a plain number, as seed 004 has it: 50 for 5000 cents. Null: on request. */
export function inUnits(price: { amount: number; currency: string } | null): number | null {
  if (price === null) return null;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: price.currency,
  }).resolvedOptions();
  return price.amount / 10 ** maximumFractionDigits;
}
