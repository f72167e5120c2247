import type { CommandOutput } from '#contract/commands.ts';
import { useShopZone } from '../../../shop/use-shops.ts';
import { useLanguage, useTexts } from '../../../texts/language.tsx';
import { calendarDay, dayIn } from '../../../texts/moments.ts';
import { textsTexts } from '../../../texts/texts.ts';
import { MaskedNumber } from '../../../ui/masked-number.tsx';
import classes from './desk.module.css';

type Props = { business: string; state: Pick<CommandOutput<'texts.get'>, 'stopped' | 'stoppedNumbers'> };

/** Who is not written to any more because they asked for it. Only they can take that back. */
export function TextsStopped({ business, state: { stopped, stoppedNumbers } }: Props) {
  const t = useTexts(textsTexts);
  const { language } = useLanguage();
  const zone = useShopZone(business);
  if (stopped === 0) return null;
  return (
    <details>
      <summary>{t.stopped(stopped)}</summary>
      <p className={classes['quiet']}>{t.stoppedHelp}</p>
      <ul className={classes['list']}>
        {stoppedNumbers.map(({ masked, since }, index) => (
          <li key={index} className={classes['line']}>
            {masked === null ? <span className={classes['quiet']}>{t.nobody}</span> : <MaskedNumber masked={masked} />}
            <span className={classes['quiet']}>{t.since(calendarDay(language, dayIn(zone, since)))}</span>
          </li>
        ))}
      </ul>
      {stopped > stoppedNumbers.length && <p className={classes['quiet']}>{t.newest(stoppedNumbers.length)}</p>}
    </details>
  );
}
