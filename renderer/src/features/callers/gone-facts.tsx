import { Button } from '@mantine/core';

import type { Fact } from '#contract/facts.ts';
import { factValue, slotName } from '../../shop/slot-name.ts';
import { factsTexts } from '../../texts/facts.ts';
import { useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { DayOf } from './day-of.tsx';
import classes from './gone-facts.module.css';
import { useFactDeeds } from './use-fact-deeds.ts';

/** What is told no more, folded away; what was forgotten can be brought back. */
export function GoneFacts({ facts, business }: { facts: readonly Fact[]; business: string }) {
  const t = useTexts(factsTexts);
  if (facts.length === 0) return null;
  return (
    <details className={classes['gone']}>
      <summary>{t.gone(facts.length)}</summary>
      <ul>
        {facts.map((fact) => (
          <li key={fact.id}>
            <Gone fact={fact} business={business} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Gone({ fact, business }: { fact: Fact; business: string }) {
  const t = useTexts(factsTexts);
  const m = useTexts(memoryTexts);
  const deeds = useFactDeeds();
  const value = factValue(fact, m);
  return (
    <div className={classes['row']}>
      <p>
        {slotName(fact.slot, m)}: <s>{value}</s>{' '}
        <span className={classes['why']}>
          {t.past.statuses[fact.status]} <DayOf at={fact.retiredAt ?? fact.learnedAt} business={business} />
        </span>
      </p>
      {fact.status === 'forgotten' && (
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`${t.bringBack}: ${value}`}
          loading={deeds.isBusy}
          onClick={() => void deeds.bringBack(fact)}
        >
          {t.bringBack}
        </Button>
      )}
    </div>
  );
}
