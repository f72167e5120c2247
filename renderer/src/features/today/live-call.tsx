import { Link } from 'wouter';

import type { CallSummary } from '#contract/calls.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { LiveDeeds } from '../../shop/live/live-deeds.tsx';
import { LiveTalk } from '../../shop/live/live-talk.tsx';
import { useShops } from '../../shop/use-shops.ts';
import { useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { todayTexts } from '../../texts/today.ts';
import { Answer } from '../../ui/answer.tsx';
import { TickingDuration } from '../../ui/duration.tsx';
import { MaskedNumber } from '../../ui/masked-number.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { callName } from './call-name.ts';
import { PutThrough } from './handover.tsx';
import classes from './live-call.module.css';
import { LiveTold } from './live-told.tsx';

type Props = {
  call: CallSummary;
  /** How many lines of what the agent was told; fewer where several calls share the page. */
  mostLines: number;
};

/** One call that is going on: who, since when, how sure that is, and what the agent was told. */
export function LiveCall({ call, mostLines }: Props) {
  const t = useTexts(todayTexts);
  const { certainty } = useTexts(memoryTexts);
  const answer = useCommandQuery('calls.get', { id: call.id });
  const name = callName(call, t);
  const pack = answer.data?.pack;
  return (
    <article className={classes['call']} data-live-call={call.id} aria-label={name}>
      <div className={classes['who']}>
        <LiveState call={call} />
        <h2 className={classes['name']}>
          {call.callerId === null ? name : <Link href={`/callers/${call.callerId}`}>{name}</Link>}
        </h2>
        {call.maskedNumber !== null && (
          <p className={classes['number']}>
            <MaskedNumber masked={call.maskedNumber} />
          </p>
        )}
        {pack && <p className={classes['certainty']}>{certainty[pack.kind]}.</p>}
        <Link href={`/calls/${call.id}`} aria-label={t.live.openOf(name)} className={classes['open'] ?? ''}>
          {t.live.open}
        </Link>
        {!call.rehearsal && <LiveDeeds id={call.id} name={name} />}
      </div>
      <PutThrough callId={call.id} />
      {!call.rehearsal && (
        <div className={classes['talk']}>
          <LiveTalk id={call.id} name={name} heading="h3" />
        </div>
      )}
      <Answer of={answer} lines={3}>
        {(detail) => <LiveTold pack={detail.pack} callerId={call.callerId} mostLines={mostLines} />}
      </Answer>
    </article>
  );
}

function LiveState({ call }: { call: CallSummary }) {
  const t = useTexts(todayTexts);
  const shop = useShops().find(({ id }) => id === call.businessId);
  return (
    <header className={classes['head']}>
      <p className={classes['state']}>
        <StatusDot tone="live" />
        {call.isRinging ? t.live.ringing : t.live.title}
        {shop && <span className={classes['shop']}>{shop.name}</span>}
      </p>
      <p className={classes['since']}>
        <TickingDuration since={call.startedAt} />
      </p>
    </header>
  );
}
