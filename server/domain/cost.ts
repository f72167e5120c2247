/** What one US dollar is worth in the owner's currency. */
export type Rate = { code: string; perUsd: number };
export type Price = { amount: number; currency: string };

/** An amount in the owner's currency; null where no rate leads there. */
export function inOwn({ amount, currency }: Price, { code, perUsd }: Rate): number | null {
  if (currency === code) return amount;
  return currency === 'USD' ? amount * perUsd : null;
}

/** The sum of what is known; null where nothing is. */
export function known(amounts: readonly (number | null)[]): number | null {
  const told = amounts.filter((amount) => amount !== null);
  return told.length === 0 ? null : told.reduce((sum, amount) => sum + amount, 0);
}
