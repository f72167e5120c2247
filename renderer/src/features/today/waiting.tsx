import { Link } from 'wouter';

import type { LearnedFact } from '#contract/today.ts';
import { useTexts } from '../../texts/language.tsx';
import { todayTexts } from '../../texts/today.ts';
import { Section } from '../../ui/section.tsx';
import { learnedByCaller } from './learned-by-caller.ts';
import { LearnedOf } from './learned-of.tsx';
import classes from './rows.module.css';
import type { FactChoices } from './use-fact-choices.ts';

type Props = { waiting: readonly LearnedFact[]; pending: number; choices: FactChoices };

/** The newest of what waits for a look, to be decided in passing, and the way to the rest. Not there when nothing does. */
export function Waiting({ waiting, pending, choices }: Props) {
  const t = useTexts(todayTexts).review;
  if (waiting.length === 0) return null;
  return (
    <Section title={t.title} aside={<Link href="/callers/review">{t.waiting(pending)}</Link>}>
      <p className={classes['none']}>{t.help}</p>
      {learnedByCaller(waiting).map((caller) => (
        <LearnedOf key={caller.callerId} caller={caller} choices={choices} />
      ))}
    </Section>
  );
}
