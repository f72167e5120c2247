import { Link, useLocation } from 'wouter';

import { useCommandQuery } from '../client/use-command.ts';
import { frameTexts } from '../texts/frame.ts';
import { useTexts } from '../texts/language.tsx';
import classes from './link-banner.module.css';

const PLACE = '/settings/backup';

/** Says on every view that a backup was restored, until its owner has read what came of it. */
export function OutcomeBanner() {
  const t = useTexts(frameTexts).restored;
  const [path] = useLocation();
  const outcome = useCommandQuery('backup.outcome', {}).data?.outcome ?? null;
  if (outcome === null || path.startsWith(PLACE)) return null;
  const look = outcome.problem ? classes['lost'] : classes['back'];
  return (
    <p role="status" className={`${classes['banner']} ${look} not-on-paper`}>
      {outcome.problem ? t.failed : t.done} <Link href={PLACE}>{t.more}</Link>
    </p>
  );
}
