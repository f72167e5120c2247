import type { Spent } from '#contract/costs.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { money } from '../../texts/amounts.ts';
import { conversationsTexts } from '../../texts/conversations.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { todayTexts } from '../../texts/today.ts';
import classes from './figures.module.css';

type Props = { business: string | undefined };

const useCosts = (business: string | undefined) =>
  useCommandQuery('costs.get', business === undefined ? {} : { business }).data;

/** What today's and this week's calls cost, as a row of the figures. */
export function Spending({ business }: Props) {
  const t = useTexts(todayTexts).figures;
  const costs = useCosts(business);
  return (
    <tr>
      <th scope="row">{t.cost}</th>
      <td>{costs ? <Amount of={costs.today} code={costs.currency.code} /> : '…'}</td>
      <td>{costs ? <Amount of={costs.week} code={costs.currency.code} /> : '…'}</td>
    </tr>
  );
}

/** In the owner's money where the provider told dollars, else in its own credits. */
function Amount({ of: { amount, credits }, code }: { of: Spent; code: string }) {
  const t = useTexts(todayTexts).figures;
  const { language } = useLanguage();
  if (amount !== null) return money(language, amount, code);
  if (credits !== null) return t.credits(credits);
  return <span className={classes['unknown']}>{t.unknown}</span>;
}

/** What this month's calls cost, and a call on average; and of how many that is not known. */
export function MonthSpent({ business }: Props) {
  const t = useTexts(conversationsTexts).cost;
  const { language } = useLanguage();
  const costs = useCosts(business);
  if (costs === undefined || costs.month.calls === 0) return null;
  const { month, currency } = costs;
  const { amount, priced, calls } = month;
  const own = (sum: number): string => money(language, sum, currency.code);
  const parts = [
    amount === null ? t.unknown : own(amount),
    ...(amount === null || priced === 0 ? [] : [t.average(own(amount / priced))]),
    ...(priced === calls || amount === null ? [] : [t.unpriced(calls - priced)]),
  ];
  return (
    <p className={classes['month']}>
      {t.month}: {parts.join(' · ')}
    </p>
  );
}
