import { Button } from '@mantine/core';
import { useState } from 'react';

import type { Appointment } from '#contract/front-desk.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useTexts } from '../../texts/language.tsx';
import { AppointmentFacts } from './appointment-facts.tsx';
import { AppointmentFile } from './appointment-file.tsx';
import { AppointmentHistory } from './appointment-history.tsx';
import { AppointmentTexts } from './appointment-texts.tsx';
import classes from './calendar.module.css';
import { CancelForm } from './cancel-form.tsx';
import { MoveForm } from './move-form.tsx';
import type { OneProps } from './one-props.ts';

/** What is known of it; what to do with it; what happened to it. */
export function AppointmentView({ shop, desk, appointment }: OneProps) {
  const [doing, setDoing] = useState<'move' | 'cancel' | null>(null);
  const back = (): void => setDoing(null);
  return (
    <div className={classes['form']}>
      <AppointmentFacts {...{ shop, desk, appointment }} />
      <AppointmentFile id={appointment.id} />
      {doing === 'move' && <MoveForm {...{ shop, desk, appointment }} onBack={back} />}
      {doing === 'cancel' && <CancelForm appointment={appointment} onBack={back} />}
      {doing === null && <Deeds appointment={appointment} onDo={setDoing} />}
      <AppointmentTexts {...{ shop, appointment }} />
      <AppointmentHistory {...{ shop, desk, appointment }} />
    </div>
  );
}

type DeedsProps = { appointment: Appointment; onDo: (doing: 'move' | 'cancel') => void };

function Deeds({ appointment: { id, status }, onDo }: DeedsProps) {
  const t = useTexts(calendarTexts).one;
  const { mutateAsync } = useCommandMutation('appointments.settle', {
    refreshes: ['appointments.get', 'appointments.list'],
  });
  const { run, isBusy } = useDeed();
  const settle = (next: 'scheduled' | 'done' | 'no-show'): void =>
    void run({ act: () => mutateAsync({ id, status: next }), done: t.settled });
  if (status === 'cancelled') return null;
  if (status !== 'scheduled')
    return (
      <div className={classes['deeds']}>
        <Button variant="default" disabled={isBusy} onClick={() => settle('scheduled')}>
          {t.reopen}
        </Button>
      </div>
    );
  return (
    <div className={classes['deeds']}>
      <Button variant="subtle" color="red" disabled={isBusy} onClick={() => onDo('cancel')}>
        {t.cancel}
      </Button>
      <Button variant="default" disabled={isBusy} onClick={() => settle('no-show')}>
        {t.noShow}
      </Button>
      <Button variant="default" disabled={isBusy} onClick={() => settle('done')}>
        {t.done}
      </Button>
      <Button disabled={isBusy} onClick={() => onDo('move')}>
        {t.move}
      </Button>
    </div>
  );
}
