import type { CallerDetail } from '#contract/callers.ts';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { BlockButton } from './block-button.tsx';
import classes from './blocked-banner.module.css';

/** Says that somebody is not talked to, where nobody can miss it. */
export function BlockedBanner({ caller }: { caller: CallerDetail }) {
  const t = useTexts(callersTexts).page;
  return (
    <div role="note" className={classes['banner']}>
      <div>
        <p className={classes['title']}>{t.blockedTitle}</p>
        <p>{t.blockedWords}</p>
      </div>
      <BlockButton caller={caller} />
    </div>
  );
}
