import { Link } from 'wouter';

import { useCommandQuery } from '../../../client/use-command.ts';
import { backupTexts } from '../../../texts/backup.ts';
import { useTexts } from '../../../texts/language.tsx';
import { Answer } from '../../../ui/answer.tsx';
import { Page } from '../../../ui/page.tsx';
import { BackupList } from './backup-list.tsx';
import { BackupNow } from './backup-now.tsx';
import { OutcomeNotice } from './outcome-notice.tsx';
import { PassphraseSection } from './passphrase-section.tsx';
import { PlaceSection } from './place-section.tsx';

/** Copies of the memory: how they stand, where they go, and the way back from one. */
export function BackupPage() {
  const t = useTexts(backupTexts);
  const answer = useCommandQuery('backup.get', {});
  return (
    <Page title={t.title} lead={t.lead}>
      <OutcomeNotice />
      <Answer of={answer} lines={6}>
        {(state) => (
          <>
            <BackupNow state={state} />
            <PlaceSection state={state} />
            <PassphraseSection hasPassphrase={state.hasPassphrase} />
            <BackupList state={state} />
            <p>
              <Link href="/settings/backup/restore">{t.list.another}</Link>
            </p>
          </>
        )}
      </Answer>
    </Page>
  );
}
