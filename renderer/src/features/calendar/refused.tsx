import { Button } from '@mantine/core';

import { AppError } from '#contract/errors.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useErrorWords } from '../../texts/error-words.ts';
import { useTexts } from '../../texts/language.tsx';
import classes from './calendar.module.css';

type Props = { error: Error | null; isBusy: boolean; onInsist: () => void };

/** Whether the owner may want it all the same: nobody works then. Nothing helps where the time is taken. */
export function canInsist(error: unknown): boolean {
  return error instanceof AppError && error.reason?.code === 'desk_closed_then';
}

/** Why something was not done, and the way to do it nevertheless where there is one. */
export function Refused({ error, isBusy, onInsist }: Props) {
  const t = useTexts(calendarTexts);
  const words = useErrorWords();
  if (!error) return null;
  return (
    <div role="alert" className={classes['failure']}>
      <p>{words(error)}</p>
      {canInsist(error) && (
        <Button size="sm" variant="default" loading={isBusy} onClick={onInsist}>
          {t.anyway}
        </Button>
      )}
    </div>
  );
}
