import type { Counts, Today } from '#contract/today.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { count } from '../../texts/plural.ts';
import { todayTexts } from '../../texts/today.ts';
import { Section } from '../../ui/section.tsx';
import { MonthSpent, Spending } from './spending.tsx';
import classes from './figures.module.css';

/** How much was on the line today and this week, and what it cost. */
export function Figures({ counts, business }: { counts: Today['counts']; business: string | undefined }) {
  const t = useTexts(todayTexts);
  return (
    <Section title={t.figures.title}>
      <table className={classes['figures']}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t.figures.today}</th>
            <th scope="col">{t.figures.week}</th>
          </tr>
        </thead>
        <tbody>
          <Amounts title={t.figures.calls} of={({ calls }) => calls} counts={counts} />
          <Amounts title={t.figures.minutes} of={({ minutes }) => Math.round(minutes)} counts={counts} />
          <Amounts title={t.figures.failed} of={({ failed }) => failed} counts={counts} />
          <Spending business={business} />
        </tbody>
      </table>
      <MonthSpent business={business} />
    </Section>
  );
}

type Amount = { title: string; of: (counts: Counts) => number; counts: Today['counts'] };

function Amounts({ title, of, counts }: Amount) {
  const { language } = useLanguage();
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{count(language, of(counts.today))}</td>
      <td>{count(language, of(counts.week))}</td>
    </tr>
  );
}
