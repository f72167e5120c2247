import { Button } from '@mantine/core';
import { Link } from 'wouter';

import type { BackupFile, BackupState } from '#contract/backup.ts';
import { useUnkeptCommand } from '../../../client/use-unkept-command.ts';
import { useState } from 'react';
import type { CommandOutput } from '#contract/commands.ts';
import { ShopWhen } from '../../../shop/shop-when.tsx';
import { size } from '../../../texts/amounts.ts';
import { backupTexts } from '../../../texts/backup.ts';
import { useErrorWords } from '../../../texts/error-words.ts';
import { useLanguage, useTexts } from '../../../texts/language.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from './backup.module.css';
import { InsideBackup } from './inside-backup.tsx';

/** What lies in the folder, each with a look inside. */
export function BackupList({ state: { folder, files } }: { state: BackupState }) {
  const t = useTexts(backupTexts).list;
  if (folder === null) return null;
  return (
    <Section title={t.title}>
      {files === null ? (
        <p>{t.away}</p>
      ) : files.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul className={classes['list']} aria-label={t.title}>
          {files.map((file) => (
            <BackupRow key={file.fileName} file={file} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function BackupRow({ file: { fileName, madeAt, bytes } }: { file: BackupFile }) {
  const t = useTexts(backupTexts);
  const { language } = useLanguage();
  const words = useErrorWords();
  const { ask, isBusy, error } = useUnkeptCommand('backup.preview');
  const [inside, setInside] = useState<CommandOutput<'backup.preview'> | null>(null);
  return (
    <li className={classes['row']}>
      <div className={classes['about']}>
        <p>
          {t.list.of} <ShopWhen at={madeAt} style="dayAndTime" />{' '}
          <span className={classes['quiet']}>{size(language, bytes)}</span>
        </p>
        <div className={classes['deeds']}>
          <Button variant="default" loading={isBusy} onClick={() => void ask({ fileName }).then(setInside)}>
            {t.list.look}
          </Button>
          <Button component={Link} variant="default" href={`/settings/backup/restore?file=${fileName}`}>
            {t.list.restore}
          </Button>
        </div>
      </div>
      {isBusy && <p role="status">{t.inside.opening}</p>}
      {error && <p role="alert">{words(error)}</p>}
      {inside && !isBusy && <InsideBackup preview={inside} />}
    </li>
  );
}
