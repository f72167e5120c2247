import type { SentenceCode } from '#contract/told.ts';
import { useCommandQuery } from '../client/use-command.ts';
import { useSaid } from '../texts/said.ts';
import classes from './link-banner.module.css';

/** While one of these holds, nothing new is kept, and what the views show may be old: no line at the edge says that. */
const grave: readonly string[] = [
  'database_lost',
  'database_broken',
  'database_unreadable',
  'database_held',
  'disk_full',
] satisfies SentenceCode[];

/** Says on every view that the memory itself is in trouble, for as long as it is. */
export function MemoryTrouble() {
  const said = useSaid();
  const problem = useCommandQuery('status.get', {}).data?.problems.find(({ code }) => grave.includes(code));
  if (!problem) return null;
  return (
    <p role="alert" className={`${classes['banner']} ${classes['lost']} not-on-paper`}>
      {said(problem)}
    </p>
  );
}
