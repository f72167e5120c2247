import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';

import type { RehearsalResult } from '#contract/rehearsals.ts';
import { useTexts } from '../../texts/language.tsx';
import { rehearseTexts } from '../../texts/rehearse.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { OutcomeFacts } from './outcome-facts.tsx';
import classes from './outcome.module.css';
import { reallyGone } from './really-gone.ts';

type Props = {
  result: RehearsalResult;
  /** Of the caller, where one was chosen and has a name. */
  name: string | null;
  isNew: boolean;
  isBusy: boolean;
  onKeep: () => void;
  onClear: () => void;
};

/** What the call would leave behind, and whether it shall. */
export function Outcome({ result, onClear, ...keeping }: Props) {
  const t = useTexts(rehearseTexts);
  const { learned, superseded, kept, callId } = result;
  const gone = reallyGone(superseded, learned);
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed to get here is gone: the keyboard goes on from the result.
  useEffect(() => box.current?.focus({ preventScroll: true }), [kept]);
  return (
    <div ref={box} tabIndex={-1} role="status" className={classes['outcome']}>
      <h3>{kept ? t.outcome.learnedKept : t.outcome.learned}</h3>
      {learned.length === 0 && <p className={classes['help']}>{t.outcome.nothing}</p>}
      <OutcomeFacts facts={learned} />
      {gone.length > 0 && <h3>{t.outcome.superseded}</h3>}
      <OutcomeFacts facts={gone} isGone />
      <div className={classes['choices']}>
        {kept ? (
          <>
            <p>{t.outcome.kept}</p>
            {callId !== null && <Link href={`/calls/${callId}`}>{t.outcome.open}</Link>}
            <Button onClick={onClear}>{t.outcome.again}</Button>
          </>
        ) : (
          <>
            <Keep {...keeping} />
            <Button variant="default" onClick={onClear}>
              {t.outcome.discard}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function Keep({ name, isNew, isBusy, onKeep }: Omit<Props, 'result' | 'onClear'>) {
  const t = useTexts(rehearseTexts);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button loading={isBusy} onClick={() => setAsking(true)}>
        {t.outcome.keep}
      </Button>
      <ConfirmDialog
        title={t.outcome.keepTitle}
        action={t.outcome.keep}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          onKeep();
        }}
      >
        <p>{isNew ? t.outcome.keepNew : t.outcome.keepKnown(name ?? t.cast.unnamed)}</p>
        <p>{t.outcome.keepMark}</p>
      </ConfirmDialog>
    </>
  );
}
