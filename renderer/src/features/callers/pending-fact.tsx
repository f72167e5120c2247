import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

import type { Fact } from '#contract/facts.ts';
import { factValue, slotName } from '../../shop/slot-name.ts';
import { factsTexts } from '../../texts/facts.ts';
import { useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { useSaid } from '../../texts/said.ts';
import { FactEditor } from './fact-editor.tsx';
import { FactOrigin } from './fact-origin.tsx';
import classes from './pending-fact.module.css';
import { waitingReason } from '../../shop/waiting-reason.ts';

type Props = {
  fact: Fact;
  business: string;
  /** Whom it is about, where that is not plain from the page. */
  whose?: ReactNode;
  isBusy: boolean;
  /** What is typed over it; null while nothing is. */
  words: string | null;
  onKeep: () => void;
  onForget: () => void;
  onWords: (words: string | null) => void;
  onCorrect: (value: string) => void;
};

/** Something heard that waits for a person: what, from whom, why it waits, and the three answers to it. */
export function PendingFact({ fact, business, whose, isBusy, words, onKeep, onForget, onWords, onCorrect }: Props) {
  const t = useTexts(factsTexts);
  const m = useTexts(memoryTexts);
  const said = useSaid();
  const value = factValue(fact, m);
  return (
    <div className={classes['pending']} aria-busy={isBusy}>
      <p className={classes['what']}>
        {whose}
        <span>{slotName(fact.slot, m)}</span>
      </p>
      {words !== null ? (
        <FactEditor fact={fact} {...{ words, isBusy, onWords }} onCancel={() => onWords(null)} onSave={onCorrect} />
      ) : (
        <p className={classes['value']}>{value}</p>
      )}
      {fact.pendingReason !== null && (
        <p className={classes['reason']}>
          <span className="only-read-aloud">{t.waitsBecause}: </span>
          {said(waitingReason(fact.pendingReason))}
        </p>
      )}
      <FactOrigin fact={fact} business={business} />
      {words === null && (
        <div className={classes['answers']}>
          <Button aria-label={`${t.waiting.keep}: ${value}`} disabled={isBusy} onClick={onKeep}>
            {t.waiting.keep}
          </Button>
          <Button variant="default" aria-label={t.edit(value)} disabled={isBusy} onClick={() => onWords(fact.value)}>
            {t.waiting.edit}
          </Button>
          <Button variant="default" aria-label={t.forget(value)} disabled={isBusy} onClick={onForget}>
            {t.waiting.forget}
          </Button>
        </div>
      )}
    </div>
  );
}
