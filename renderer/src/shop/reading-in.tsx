import { Button } from '@mantine/core';

import type { Backfill } from '#contract/conversations.ts';
import { useCommandMutation } from '../client/use-command.ts';
import { conversationsTexts } from '../texts/conversations.ts';
import { useTexts } from '../texts/language.tsx';
import { useSaid } from '../texts/said.ts';
import classes from './fetched.module.css';
import { useDeed } from './use-deed.ts';

/** How far the reading in of earlier calls is, and what holds it up. */
export function ReadingIn({ backfill: { state, wanted, left, parked, told } }: { backfill: Backfill }) {
  const t = useTexts(conversationsTexts).earlier;
  const said = useSaid();
  const { mutateAsync } = useCommandMutation('conversations.backfill-control', { refreshes: ['conversations.get'] });
  const { run, isBusy } = useDeed();
  const act = (action: 'pause' | 'resume' | 'cancel', done?: string): void =>
    void run({ act: () => mutateAsync({ action }), ...(done !== undefined && { done }) });
  const done = wanted - left - parked;
  const words =
    state === 'done' ? t.done(done) : state === 'looking' && left === 0 ? t.looking : t.progress(done, wanted);
  return (
    <>
      <p role="status" className={classes['trouble']}>
        {state === 'paused' && `${t.paused} `}
        {words}
        {parked > 0 && ` ${t.parked(parked)}`}
        {told !== null && ` ${said(told)}`}
      </p>
      {state !== 'done' && (
        <>
          <progress className={classes['bar']} value={done} max={Math.max(1, wanted)} aria-label={t.title} />
          <div className={classes['deeds']}>
            <Button variant="default" disabled={isBusy} onClick={() => act(state === 'paused' ? 'resume' : 'pause')}>
              {state === 'paused' ? t.resume : t.pause}
            </Button>
            <Button variant="subtle" disabled={isBusy} onClick={() => act('cancel', t.cancelled)}>
              {t.cancel}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
