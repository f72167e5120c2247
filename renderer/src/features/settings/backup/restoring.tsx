import { useEffect } from 'react';

import { useCommandQuery } from '../../../client/use-command.ts';
import { backupTexts } from '../../../texts/backup.ts';
import { useTexts } from '../../../texts/language.tsx';
import { LoadingState } from '../../../ui/states.tsx';
import { Page } from '../../../ui/page.tsx';

/**
 * While the program is away. It is asked again as soon as it is there, and nothing that this page has learned is kept:
 * all of it was of another memory.
 */
export function Restoring({ acceptedAt }: { acceptedAt: string }) {
  const t = useTexts(backupTexts).restore;
  const outcome = useCommandQuery('backup.outcome', {}).data?.outcome ?? null;
  const isOver = outcome !== null && outcome.at >= acceptedAt;
  useEffect(() => {
    if (isOver) window.location.assign('/settings/backup');
  }, [isOver]);
  return (
    <Page title={t.working} lead={t.workingHelp}>
      <LoadingState />
      <p>
        <a href="/settings/backup">{t.howItStands}</a>
      </p>
    </Page>
  );
}
