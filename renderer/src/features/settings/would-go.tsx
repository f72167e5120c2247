import type { UseQueryResult } from '@tanstack/react-query';

import type { CommandOutput } from '#contract/commands.ts';
import { useTexts } from '../../texts/language.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { FailedState } from '../../ui/states.tsx';
import { retentionTypes } from './retention-draft.ts';
import classes from './retention.module.css';

/** `nothing` is said instead where it is about tonight, and not about now. */
type Props = { preview: UseQueryResult<CommandOutput<'settings.retention-preview'>>; nothing?: string };

/** What would be erased now, counted before it happens. */
export function WouldGo({ preview: { data, error, refetch }, nothing }: Props) {
  const t = useTexts(privacyTexts).retention;
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  if (!data) return <p role="status">{t.counting}</p>;
  const going = retentionTypes.filter((type) => data.wouldErase[type] > 0);
  if (going.length === 0) return <p role="status">{nothing ?? t.nothingGoes}</p>;
  return (
    <div role="status" className={classes['going']}>
      <p className={classes['quiet']}>{nothing === undefined ? t.now : t.tonight}</p>
      <ul>
        {going.map((type) => (
          <li key={type}>
            {t.types[type]} <strong>{t.goes[type](data.wouldErase[type])}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
