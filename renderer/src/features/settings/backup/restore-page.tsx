import { useState } from 'react';
import { useSearch } from 'wouter';

import { useCommandQuery } from '../../../client/use-command.ts';
import { backupTexts } from '../../../texts/backup.ts';
import { useTexts } from '../../../texts/language.tsx';
import { Answer } from '../../../ui/answer.tsx';
import { BackLink } from '../../../ui/back-link.tsx';
import { Page } from '../../../ui/page.tsx';
import { Section } from '../../../ui/section.tsx';
import { ChooseBackup } from './choose-backup.tsx';
import { ConfirmRestore } from './confirm-restore.tsx';
import { InsideBackup } from './inside-backup.tsx';
import type { OpenedBackup } from './opened-backup.ts';
import { Restoring } from './restoring.tsx';

/** The way back from a backup: which file, what is in it, and the word that does it. */
export function RestorePage() {
  const t = useTexts(backupTexts).restore;
  const answer = useCommandQuery('backup.get', {});
  const file = new URLSearchParams(useSearch()).get('file');
  const [opened, setOpened] = useState<OpenedBackup | null>(null);
  const [acceptedAt, setAccepted] = useState<string | null>(null);

  if (acceptedAt !== null) return <Restoring acceptedAt={acceptedAt} />;
  return (
    <>
      <BackLink href="/settings/backup">{t.back}</BackLink>
      <Page title={t.title} lead={t.lead}>
        <Section title={t.steps.choose} look={opened ? 'plain' : 'card'}>
          <Answer of={answer} lines={4}>
            {(state) => <ChooseBackup state={state} asked={file} opened={opened} onOpened={setOpened} />}
          </Answer>
        </Section>
        {opened && (
          <>
            <Section title={t.steps.compare}>
              <InsideBackup preview={opened.preview} />
            </Section>
            <Section title={t.steps.confirm} look="card">
              <ConfirmRestore given={opened.given} onAccepted={setAccepted} />
            </Section>
          </>
        )}
      </Page>
    </>
  );
}
