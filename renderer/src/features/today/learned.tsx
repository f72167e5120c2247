import { Link } from 'wouter';

import type { Fact } from '#contract/facts.ts';
import type { LearnedFact } from '#contract/today.ts';
import { useRowChange } from '../../shop/use-row-change.ts';
import { useTexts } from '../../texts/language.tsx';
import { todayTexts } from '../../texts/today.ts';
import { FirstFew } from '../../ui/first-few.tsx';
import { Section } from '../../ui/section.tsx';
import { learnedByCaller } from './learned-by-caller.ts';
import { LearnedOf } from './learned-of.tsx';
import classes from './rows.module.css';

const FEW = 8;

/** What today's callers told, each thing to be kept or forgotten. */
export function Learned({ learned, pending }: { learned: readonly LearnedFact[]; pending: number }) {
  const t = useTexts(todayTexts);
  const keeping = useRowChange('facts.change');
  const forgetting = useRowChange('facts.forget');
  const standAs = (id: string, status: 'active' | 'pending'): void =>
    keeping.change(id, { id, change: { status } }, () => null);
  const keep = (id: string): void =>
    keeping.change(id, { id, change: { status: 'active' } }, () => ({
      text: t.learned.kept,
      onUndo: () => standAs(id, 'pending'),
    }));
  // What waited for a look waits again when forgetting it is taken back, and is not told before.
  const forget = ({ id, status }: Fact): void =>
    forgetting.change(id, { id }, () => ({
      text: t.learned.forgotten,
      onUndo: () => standAs(id, status === 'pending' ? 'pending' : 'active'),
    }));
  return (
    <Section title={t.learned.title}>
      {pending > 0 && (
        <p>
          <Link href="/callers/review">{t.review.waiting(pending)}</Link>{' '}
          <span className={classes['none']}>{t.review.help}</span>
        </p>
      )}
      {learned.length === 0 && <p className={classes['none']}>{t.learned.none}</p>}
      <FirstFew items={learned} few={FEW} all={t.learned.all}>
        {(shown) =>
          learnedByCaller(shown).map((caller) => (
            <LearnedOf
              key={caller.callerId}
              caller={caller}
              isBusy={(id) => keeping.isBusy(id) || forgetting.isBusy(id)}
              onKeep={keep}
              onForget={forget}
            />
          ))
        }
      </FirstFew>
    </Section>
  );
}
