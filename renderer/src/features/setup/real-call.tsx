import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';

import type { CallSummary } from '#contract/calls.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { setupCallTexts } from '../../texts/setup-call.ts';
import { Answer } from '../../ui/answer.tsx';
import { TickingDuration } from '../../ui/duration.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { numberOf } from './chosen-line.ts';
import { newCall } from './new-call.ts';
import classes from './setup.module.css';
import type { Setup } from './use-setup.ts';

/** The owner rings the number; the call is shown as it arrives, with what was said in it. */
export function RealCall({ setup }: { setup: Setup }) {
  const t = useTexts(setupCallTexts).test.real;
  const { shop, state } = setup;
  const [before, setBefore] = useState<readonly string[] | null>(null);
  const recent = useCommandQuery('calls.list', { business: shop.id, limit: 20 });
  const offers = useCommandQuery('connect.offers', {});
  const calls = recent.data?.calls ?? [];
  const call = before === null ? undefined : newCall(calls, before);
  const number = numberOf(state.wish, offers.data);
  return (
    <Section title={t.title} look="card">
      <p className={classes['quiet']}>{t.lead}</p>
      {before === null || call ? (
        <div className={classes['deeds']}>
          <Button
            variant="default"
            disabled={recent.data === undefined}
            onClick={() => setBefore(calls.map(({ id }) => id))}
          >
            {call ? t.again : t.start}
          </Button>
        </div>
      ) : (
        <>
          <p role="status" className={classes['notice']}>
            {number === null ? t.ringYours : t.ring(number)}
          </p>
          <p className={classes['quiet']}>{t.notHere}</p>
          <div className={classes['deeds']}>
            <Button variant="default" onClick={() => setBefore(null)}>
              {t.stop}
            </Button>
          </div>
        </>
      )}
      {call && <Arrived call={call} />}
    </Section>
  );
}

function Arrived({ call }: { call: CallSummary }) {
  const t = useTexts(setupCallTexts).test.real;
  const answer = useCommandQuery('calls.get', { id: call.id });
  const isLive = call.status === 'live';
  // It was over before a word: the sign of a question that nobody answered.
  const isFailed = call.status === 'failed' || (call.status === 'ended' && call.durationSeconds === 0);
  return (
    <div className={classes['part']}>
      <p role="status" className={classes['state']}>
        <StatusDot tone={isLive ? 'live' : isFailed ? 'bad' : 'good'} />
        {isLive ? t.live : isFailed ? t.failed : t.over}
        {isLive && <TickingDuration since={call.startedAt} />}
      </p>
      <Answer of={answer} lines={2}>
        {({ pack, turns }) => (
          <>
            {pack === null && !isLive && <p className={classes['failure']}>{t.notAsked}</p>}
            {(turns.length > 0 || pack !== null) && <h3>{turns.length > 0 ? t.heard : t.greeting}</h3>}
            {turns.length > 0 ? (
              <ol className={classes['stages']}>
                {turns.slice(0, MOST_TURNS).map(({ position, role, text }) => (
                  <li key={position}>
                    <strong>{`${t.roles[role]}: `}</strong>
                    {text}
                  </li>
                ))}
              </ol>
            ) : (
              pack !== null && <blockquote className={classes['words']}>{pack.firstMessage ?? t.nothing}</blockquote>
            )}
            <Link href={`/calls/${call.id}`}>{t.open}</Link>
          </>
        )}
      </Answer>
    </div>
  );
}

/** Enough to hear that it was one's own call. */
const MOST_TURNS = 6;
