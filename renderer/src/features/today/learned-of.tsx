import { Button } from '@mantine/core';
import { Link } from 'wouter';

import type { Fact } from '#contract/facts.ts';
import type { LearnedFact } from '#contract/today.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { factValue, slotName } from '../../shop/slot-name.ts';
import { useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { todayTexts } from '../../texts/today.ts';
import type { CallerLearned } from './learned-by-caller.ts';
import classes from './rows.module.css';

type Choices = { isBusy: (id: string) => boolean; onKeep: (id: string) => void; onForget: (fact: Fact) => void };

/** What one person told. */
export function LearnedOf({ caller, ...choices }: { caller: CallerLearned } & Choices) {
  const { somebody } = useTexts(memoryTexts);
  return (
    <div className={classes['group']}>
      <h3>
        <Link href={`/callers/${caller.callerId}`}>{caller.callerName ?? somebody}</Link>
      </h3>
      <ul className={classes['rows']}>
        {caller.facts.map((learned) => (
          <li key={learned.fact.id}>
            <LearnedRow learned={learned} {...choices} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function LearnedRow({ learned: { fact, at }, isBusy, onKeep, onForget }: { learned: LearnedFact } & Choices) {
  const t = useTexts(todayTexts);
  const memory = useTexts(memoryTexts);
  const waits = fact.status === 'pending';
  const what = `${slotName(fact.slot, memory)}, ${factValue(fact, memory)}`;
  const isWaiting = isBusy(fact.id);
  return (
    <div className={classes['row']}>
      <div className={classes['words']}>
        <p className={classes['small']}>
          <span>{slotName(fact.slot, memory)}</span>
          <ShopWhen at={at} style="ago" />
          {waits && <strong className={classes['waits']}>{t.learned.waits}</strong>}
        </p>
        <p className={classes['text']}>{factValue(fact, memory)}</p>
        {fact.quote !== null && <p className={classes['quote']}>{t.learned.quote(fact.quote)}</p>}
      </div>
      <div className={classes['choices']}>
        {waits && (
          <Button disabled={isWaiting} aria-label={t.learned.keepOf(what)} onClick={() => onKeep(fact.id)}>
            {t.learned.keep}
          </Button>
        )}
        <Button
          variant="subtle"
          loading={isWaiting}
          aria-label={t.learned.forgetOf(what)}
          onClick={() => onForget(fact)}
        >
          {t.learned.forget}
        </Button>
      </div>
    </div>
  );
}
