import { Link } from 'wouter';

import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { setupTexts } from '../../texts/setup.ts';
import classes from './setup.module.css';

/** Told from the first step on: nothing can be set up at the providers before they have an address to call. */
export function WayNotice({ publicUrl }: { publicUrl: string | null }) {
  const t = useTexts(setupTexts).way;
  const isOnlyHere = useCommandQuery('today.get', {}).data?.reachability.reason === 'only-here';
  if (publicUrl !== null && !isOnlyHere) return null;
  return (
    <p role="note" className={classes['notice']}>
      {isOnlyHere ? t.onlyHere : t.missing} <Link href="/settings/phone">{t.choose}</Link>
    </p>
  );
}
