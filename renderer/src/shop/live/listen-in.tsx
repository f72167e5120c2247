import { Button } from '@mantine/core';
import { Link } from 'wouter';

import { AppError } from '#contract/errors.ts';
import { useErrorWords } from '../../texts/error-words.ts';
import { useTexts } from '../../texts/language.tsx';
import { liveTexts } from '../../texts/live.ts';
import { StatusDot } from '../../ui/status-dot.tsx';
import classes from './live-talk.module.css';
import { useListening } from './use-listening.ts';

type Props = { id: string; name: string };

/** One button that begins and ends listening to a call, and beside it, for as long as it lasts, that somebody listens. */
export function ListenIn({ id, name }: Props) {
  const t = useTexts(liveTexts).listen;
  const { state, start, stop } = useListening(id);
  const isOff = state.kind === 'off' || state.kind === 'failed';
  return (
    <div className={`${classes['listen']} not-on-paper`}>
      <Button
        variant={isOff ? 'default' : 'filled'}
        aria-label={isOff ? t.startOf(name) : t.stopOf(name)}
        onClick={isOff ? start : stop}
      >
        {isOff ? t.start : t.stop}
      </Button>
      <p role="status" className={classes['on']}>
        {state.kind === 'starting' && t.starting}
        {state.kind === 'on' && (
          <>
            <StatusDot tone="live" /> {t.on}
          </>
        )}
      </p>
      {state.kind === 'failed' && <Refused error={state.error} />}
    </div>
  );
}

function Refused({ error }: { error: Error }) {
  const t = useTexts(liveTexts).listen;
  const words = useErrorWords();
  return (
    <div role="alert" className={classes['refused']}>
      <p>
        <strong>{t.failed}.</strong> {words(error)}
      </p>
      {error instanceof AppError && error.reason?.code === 'live_not_told' && <Link href="/setup">{t.setup}</Link>}
    </div>
  );
}
