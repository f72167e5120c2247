import type { Pack } from '#contract/calls.ts';
import { PackLines } from '../../shop/pack-lines.tsx';
import { useTexts } from '../../texts/language.tsx';
import { todayTexts } from '../../texts/today.ts';
import classes from './live-call.module.css';
import { toldLines } from './told-lines.ts';

type Props = { pack: Pack | null; callerId: string | null; mostLines: number };

/** As much of what the agent was told as is read while the phone rings; the call's own page has the rest. */
export function LiveTold({ pack, callerId, mostLines }: Props) {
  const t = useTexts(todayTexts);
  if (!pack) return <p className={classes['more']}>{t.live.untold}</p>;
  const about = toldLines(pack);
  const more = about.length - mostLines;
  return (
    <div className={classes['told']}>
      <h3 className={classes['toldTitle']}>{t.live.told}</h3>
      <p className={classes['greeting']}>{t.learned.quote(pack.firstMessage)}</p>
      <PackLines lines={about.slice(0, mostLines)} callerId={callerId} />
      {more > 0 && <p className={classes['more']}>{t.live.more(more)}</p>}
    </div>
  );
}
