import { Button } from '@mantine/core';
import { Link } from 'wouter';

import type { StartedOutcome } from '#contract/outgoing.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { callingTexts } from '../../texts/calling.ts';
import { useTexts } from '../../texts/language.tsx';
import { useSaid } from '../../texts/said.ts';
import { useKeptWords } from '../kept-words.ts';
import classes from './calling.module.css';

export type Result = StartedOutcome;

/** What became of the wish, followed for as long as it is looked at. */
export function CallResult({ result: { call, outcome, told }, onClose }: { result: Result; onClose: () => void }) {
  const t = useTexts(callingTexts);
  const said = useSaid();
  return (
    <div className={classes['question']}>
      <div role="status" className={classes['question']}>
        {outcome === 'calling' && call !== null && <Going id={call.id} />}
        {outcome !== 'calling' && <p className={classes['why']}>{outcome === 'unknown' ? t.unknown : t.notMade}</p>}
        {told !== null && <p>{said(told)}</p>}
      </div>
      <div className={classes['actions']}>
        {call !== null && (
          <Link href={`/calls/${call.id}`} onClick={onClose}>
            {t.open}
          </Link>
        )}
        <Button data-autofocus onClick={onClose}>
          {t.close}
        </Button>
      </div>
    </div>
  );
}

function Going({ id }: { id: string }) {
  const t = useTexts(callingTexts);
  const { ending } = useKeptWords();
  const { data } = useCommandQuery('calls.get', { id });
  const status = data?.status ?? 'live';
  const because = data?.endedBecause ?? null;
  const live = data?.isRinging === false ? t.taken : t.ringing;
  return (
    <>
      <p className={classes['why']}>{{ live, failed: t.failed, ended: t.ended }[status]}</p>
      {status !== 'live' && because !== null && <p>{ending(because)}</p>}
    </>
  );
}
