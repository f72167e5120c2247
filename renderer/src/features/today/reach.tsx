import type { Reachability } from '#contract/today.ts';
import { useReachWords } from '../../shop/reach-words.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { useTexts } from '../../texts/language.tsx';
import { todayTexts } from '../../texts/today.ts';
import { StatusDot, type Tone } from '../../ui/status-dot.tsx';
import classes from './reach.module.css';

const tones: Readonly<Record<Reachability['state'], Tone>> = {
  reachable: 'good',
  unreachable: 'bad',
  local: 'warn',
  unknown: 'quiet',
};

/** Whether calls get through to this computer, in one sentence, and when the last one did. */
export function Reach({ reachability, business }: { reachability: Reachability; business?: string }) {
  const { state, lastSeenAt } = reachability;
  const t = useTexts(todayTexts);
  const words = useReachWords(t.reach);
  return (
    <p className={classes['reach']}>
      <StatusDot tone={tones[state]} />
      <span>
        {words(reachability)}
        {lastSeenAt !== null && (
          <span className={classes['seen']}>
            {' '}
            {t.reach.lastSeen} <ShopWhen at={lastSeenAt} style="ago" {...(business !== undefined && { business })} />
          </span>
        )}
      </span>
    </p>
  );
}
