import { Button } from '@mantine/core';
import { Link } from 'wouter';

import type { Fact } from '#contract/facts.ts';
import type { LearnedFact } from '#contract/today.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { factValue, slotName } from '../../shop/slot-name.ts';
import { waitingReason } from '../../shop/waiting-reason.ts';
import { useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { useSaid } from '../../texts/said.ts';
import { todayTexts } from '../../texts/today.ts';
import type { CallerLearned } from './learned-by-caller.ts';
import classes from './rows.module.css';
import type { FactChoices } from './use-fact-choices.ts';

/** What one person told. */
export function LearnedOf({ caller, choices }: { caller: CallerLearned; choices: FactChoices }) {
  const { somebody } = useTexts(memoryTexts);
  return (
    <div className={classes['group']}>
      <h3>
        <Link href={`/callers/${caller.callerId}`}>{caller.callerName ?? somebody}</Link>
      </h3>
      <ul className={classes['rows']}>
        {caller.facts.map((learned) => (
          <li key={learned.fact.id}>
            <LearnedRow learned={learned} choices={choices} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function LearnedRow({ learned: { fact, at }, choices }: { learned: LearnedFact; choices: FactChoices }) {
  const t = useTexts(todayTexts);
  const memory = useTexts(memoryTexts);
  return (
    <div className={classes['row']}>
      <div className={classes['words']}>
        <p className={classes['small']}>
          <span>{slotName(fact.slot, memory)}</span>
          <ShopWhen at={at} style="ago" />
        </p>
        <p className={classes['text']}>{factValue(fact, memory)}</p>
        {fact.quote !== null && <p className={classes['quote']}>{t.learned.quote(fact.quote)}</p>}
        <WhyItWaits fact={fact} />
      </div>
      <Choices fact={fact} choices={choices} />
    </div>
  );
}

function WhyItWaits({ fact: { status, pendingReason } }: { fact: Fact }) {
  const said = useSaid();
  if (status !== 'pending' || pendingReason === null) return null;
  return <p className={classes['waits']}>{said(waitingReason(pendingReason))}</p>;
}

function Choices({ fact, choices: { isBusy, onKeep, onForget } }: { fact: Fact; choices: FactChoices }) {
  const t = useTexts(todayTexts);
  const memory = useTexts(memoryTexts);
  const what = `${slotName(fact.slot, memory)}, ${factValue(fact, memory)}`;
  const isDeciding = isBusy(fact.id);
  return (
    <div className={classes['choices']}>
      {fact.status === 'pending' && (
        <Button disabled={isDeciding} aria-label={t.learned.keepOf(what)} onClick={() => onKeep(fact.id)}>
          {t.learned.keep}
        </Button>
      )}
      <Button
        variant="subtle"
        loading={isDeciding}
        aria-label={t.learned.forgetOf(what)}
        onClick={() => onForget(fact)}
      >
        {t.learned.forget}
      </Button>
    </div>
  );
}
