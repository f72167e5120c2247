import { useCommandQuery } from '../client/use-command.ts';
import { money } from '../texts/amounts.ts';
import { useLanguage } from '../texts/language.tsx';

/** Amounts in the owner's currency: `own` writes one, `fromDollars` converts it first, by the rate that the owner set. */
export function useMoney(): { own: (amount: number) => string; fromDollars: (usd: number) => string } {
  const { language } = useLanguage();
  const { code, perUsd } = useCommandQuery('costs.get', {}).data?.currency ?? { code: 'USD', perUsd: 1 };
  const own = (amount: number): string => money(language, amount, code);
  return { own, fromDollars: (usd) => own(usd * perUsd) };
}
