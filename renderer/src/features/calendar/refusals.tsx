import { Button } from '@mantine/core';

import { calendarTexts } from '../../texts/calendar.ts';
import { useTexts } from '../../texts/language.tsx';
import classes from './calendar.module.css';
import type { Moves } from './use-moves.ts';

/** Moves that were not made: what, why, and the way to insist where the owner may. */
export function Refusals({ moves: { refusals, move, dismiss } }: { moves: Moves }) {
  const t = useTexts(calendarTexts);
  if (refusals.length === 0) return null;
  return (
    <div role="alert" className={classes['refusals']}>
      {refusals.map(({ appointment, target, words, canInsist }) => (
        <div key={appointment.id} className={classes['refusal']}>
          <p>
            <strong>{t.one.title(appointment.serviceName, appointment.name ?? t.unknown)}:</strong> {words}{' '}
            {t.movedBack}
          </p>
          <div className={classes['days']}>
            {canInsist && (
              <Button size="sm" variant="default" onClick={() => move(appointment, target, true)}>
                {t.anyway}
              </Button>
            )}
            <Button size="sm" variant="subtle" onClick={() => dismiss(appointment.id)}>
              {t.leave}
            </Button>
          </div>
        </div>
      ))}
    </div>
  );
}
