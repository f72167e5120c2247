import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

import { useTexts } from '../texts/language.tsx';
import { partsTexts } from '../texts/parts.ts';
import classes from './states.module.css';
import { useErrorWords } from '../texts/error-words.ts';

/** What stands where there is nothing yet: why, and what to do next. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes['empty']}>
      <p className={classes['title']}>{title}</p>
      {children !== undefined && <div className={classes['words']}>{children}</div>}
      {action}
    </div>
  );
}

/** Quiet grey lines in the place of what is on its way. */
export function LoadingState({ lines = 4 }: { lines?: number }) {
  const t = useTexts(partsTexts);
  return (
    <div role="status" className={classes['loading']}>
      <span className="only-read-aloud">{t.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} aria-hidden className={classes['line']} />
      ))}
    </div>
  );
}

type Failed = {
  /** What went wrong, in the app's own words: messages of `AppError` are written to be shown. */
  error: Error;
  /** Leave it out where trying again cannot help. */
  onRetry?: () => void;
};

/** One sentence on what could not be done, and a way to try again. */
export function FailedState({ error, onRetry }: Failed) {
  const t = useTexts(partsTexts);
  const words = useErrorWords();
  return (
    <div role="alert" className={classes['failed']}>
      <p className={classes['title']}>{t.failed}</p>
      <p>{words(error)}</p>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {t.again}
        </Button>
      )}
    </div>
  );
}
