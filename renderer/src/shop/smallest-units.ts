import type { Money } from '#contract/front-desk.ts';

/** How many digits stand after the point in a currency: 2 for EUR, 0 for JPY. A currency nobody knows has 2. */
export function digitsOf(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** An amount of smallest units as whole ones: 4550 cents are 45.5. */
export function inWhole({ amount, currency }: Money): number {
  return amount / 10 ** digitsOf(currency);
}
