import { Link } from 'wouter';

import type { CallSummary } from '#contract/calls.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { useMoney } from '../../shop/use-money.ts';
import { useShops } from '../../shop/use-shops.ts';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { Duration, TickingDuration } from '../../ui/duration.tsx';
import { MaskedNumber } from '../../ui/masked-number.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { stateOf, toneOf } from './call-state.ts';
import classes from './call-row.module.css';

type Props = {
  call: CallSummary;
  /** Where no heading tells the day. */
  isDated?: boolean;
};

/** One call of the list: when, who, what it was about, how it went. The whole row leads to the call. */
export function CallRow({ call, isDated = false }: Props) {
  const t = useTexts(callsTexts);
  const shops = useShops();
  const { fromDollars } = useMoney();
  const state = stateOf(call);
  const shop = shops.length > 1 ? shops.find(({ id }) => id === call.businessId)?.name : undefined;
  return (
    <article className={classes['row']} {...(isDated && { 'data-dated': true })}>
      <span className={classes['when']}>
        <ShopWhen at={call.startedAt} business={call.businessId} style={isDated ? 'dayAndTime' : 'time'} />
      </span>
      <div className={classes['words']}>
        <Link href={`/calls/${call.id}`} className={classes['who'] ?? ''}>
          {call.callerName ?? t.somebody}
        </Link>
        {call.callerName === null && (
          <span className={classes['number']}>
            <MaskedNumber masked={call.maskedNumber} />
          </span>
        )}
        {call.rehearsal && <span className={classes['quiet']}>{t.rehearsal}</span>}
        {shop !== undefined && <span className={classes['quiet']}>{shop}</span>}
        <p className={classes['about']}>{call.title ?? call.summary}</p>
      </div>
      <span className={classes['state']}>
        <StatusDot tone={toneOf[state]} />
        {t.states[state]}
      </span>
      <span className={classes['length']}>
        {call.status === 'live' ? (
          <TickingDuration since={call.startedAt} />
        ) : (
          call.durationSeconds !== null && <Duration seconds={call.durationSeconds} />
        )}
        {call.costUsd !== null && <span className={classes['cost']}>{fromDollars(call.costUsd)}</span>}
      </span>
    </article>
  );
}
