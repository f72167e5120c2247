import { Button } from '@mantine/core';
import { Link } from 'wouter';

import type { Check, CheckState } from '#contract/doctor.ts';
import { doctorTexts } from '../../texts/doctor.ts';
import { useTexts } from '../../texts/language.tsx';
import { useSaid } from '../../texts/said.ts';
import { StatusDot, type Tone } from '../../ui/status-dot.tsx';
import classes from './doctor-page.module.css';

const tones: Readonly<Record<CheckState, Tone>> = {
  ok: 'good',
  note: 'quiet',
  warning: 'warn',
  error: 'bad',
  unknown: 'quiet',
};

type Props = { check: Check; mending: string | null; onMend: (id: string) => void };

/** One thing that was looked at: how it is, in a sentence, and the button that sets it right. */
export function CheckRow({ check: { id, state, told, fix }, mending, onMend }: Props) {
  const t = useTexts(doctorTexts);
  const said = useSaid();
  // Nothing can be made before its owner has chosen where to, and what opens it.
  const isUnarranged = id === 'backup' && state !== 'ok' && fix === null;
  return (
    <li className={classes['row']} data-state={state}>
      <StatusDot tone={tones[state]} />
      <p className={classes['words']}>
        <span className={classes['state']}>{t.states[state]}</span>
        {said(told)}
      </p>
      {isUnarranged && (
        <Link href="/settings/backup" className={classes['place']}>
          {t.arrange}
        </Link>
      )}
      {fix && (
        <Button
          variant={state === 'note' ? 'default' : 'filled'}
          loading={mending === id}
          disabled={mending !== null && mending !== id}
          onClick={() => onMend(id)}
        >
          {said(fix)}
        </Button>
      )}
    </li>
  );
}
