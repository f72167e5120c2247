import type { LearnedFact } from '#contract/today.ts';
import { useTexts } from '../../texts/language.tsx';
import { todayTexts } from '../../texts/today.ts';
import { FirstFew } from '../../ui/first-few.tsx';
import { Section } from '../../ui/section.tsx';
import { learnedByCaller } from './learned-by-caller.ts';
import { LearnedOf } from './learned-of.tsx';
import classes from './rows.module.css';
import type { FactChoices } from './use-fact-choices.ts';

const FEW = 8;

/** What today's callers told, each thing to be forgotten if it is wrong. */
export function Learned({ learned, choices }: { learned: readonly LearnedFact[]; choices: FactChoices }) {
  const t = useTexts(todayTexts);
  return (
    <Section title={t.learned.title}>
      {learned.length === 0 && <p className={classes['none']}>{t.learned.none}</p>}
      <FirstFew items={learned} few={FEW} all={t.learned.all}>
        {(shown) =>
          learnedByCaller(shown).map((caller) => <LearnedOf key={caller.callerId} caller={caller} choices={choices} />)
        }
      </FirstFew>
    </Section>
  );
}
