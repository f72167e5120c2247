import type { Counts, Today } from '#contract/today.ts';
import { dollars } from '../../texts/amounts.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { count } from '../../texts/plural.ts';
import { todayTexts } from '../../texts/today.ts';
import { Section } from '../../ui/section.tsx';
import classes from './figures.module.css';

/** How much was on the line today and this week, and what it cost. */
export function Figures({ counts }: { counts: Today['counts'] }) {
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
          <tr>
            <th scope="row">{t.figures.cost}</th>
            <td>
              <Cost of={counts.today} />
            </td>
            <td>
              <Cost of={counts.week} />
            </td>
          </tr>
        </tbody>
      </table>
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

/** In dollars where the provider told them, else in its own credits. */
function Cost({ of: { costUsd, costCredits } }: { of: Counts }) {
  const t = useTexts(todayTexts);
  const { language } = useLanguage();
  if (costUsd !== null) return dollars(language, costUsd);
  if (costCredits !== null) return t.figures.credits(costCredits);
  return <span className={classes['unknown']}>{t.figures.unknown}</span>;
}
