import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';

import type { BackupFile, BackupState } from '#contract/backup.ts';
import { useUnkeptCommand } from '../../../client/use-unkept-command.ts';
import { useShopZone } from '../../../shop/use-shops.ts';
import { size } from '../../../texts/amounts.ts';
import { backupTexts } from '../../../texts/backup.ts';
import { useErrorWords } from '../../../texts/error-words.ts';
import { useLanguage, useTexts } from '../../../texts/language.tsx';
import { moment } from '../../../texts/moments.ts';
import { SecretField } from '../../../ui/secret-field.tsx';
import classes from './backup.module.css';
import { FolderField } from './folder-field.tsx';
import type { OpenedBackup } from './opened-backup.ts';

type Props = {
  state: BackupState;
  /** The name of a file that the page was opened for. */
  asked: string | null;
  opened: OpenedBackup | null;
  onOpened: (opened: OpenedBackup | null) => void;
};

/** The first step: the folder, the file and what opens it. Once it is open it says which one, and offers another. */
export function ChooseBackup({ state, asked, opened, onOpened }: Props) {
  const t = useTexts(backupTexts).restore;
  const words = useErrorWords();
  const [folder, setFolder] = useState(state.folder ?? '');
  const [found, setFound] = useState<{ folder: string; files: BackupFile[] } | null>(
    state.folder !== null && state.files ? { folder: state.folder, files: state.files } : null,
  );
  const look = useUnkeptCommand('backup.list');

  function change(next: string): void {
    look.reset();
    setFound(null);
    setFolder(next);
  }

  if (opened)
    return (
      <div className={classes['deeds']}>
        <p className={classes['path']}>{opened.given.fileName}</p>
        <Button variant="default" onClick={() => onOpened(null)}>
          {t.again}
        </Button>
      </div>
    );
  return (
    <>
      <FolderField
        label={t.folder}
        description={t.folderHelp}
        value={folder}
        error={look.error && words(look.error)}
        isBusy={look.isBusy}
        action={t.look}
        onChange={change}
        onTake={(next) => void look.ask({ folder: next }).then(setFound)}
      />
      {found?.files.length === 0 && <p role="status">{t.noFiles}</p>}
      {found && found.files.length > 0 && (
        <OpenBackup
          key={found.folder}
          found={found}
          asked={asked}
          hasOwn={state.hasPassphrase && found.folder === state.folder}
          onOpened={onOpened}
        />
      )}
    </>
  );
}

type OpenProps = Pick<Props, 'asked' | 'onOpened'> & {
  found: { folder: string; files: BackupFile[] };
  /** The passphrase that is kept may open it. */
  hasOwn: boolean;
};

function OpenBackup({ found: { folder, files }, asked, hasOwn, onOpened }: OpenProps) {
  const t = useTexts(backupTexts);
  const { language } = useLanguage();
  const zone = useShopZone();
  const words = useErrorWords();
  const wanted = files.find(({ fileName }) => fileName === asked) ?? files[0];
  const [fileName, setFileName] = useState(wanted?.fileName ?? '');
  const [passphrase, setPassphrase] = useState('');
  const { ask, isBusy, error, reset } = useUnkeptCommand('backup.preview');
  const isReady = passphrase !== '' || hasOwn;

  async function open(): Promise<void> {
    const given = { folder, fileName, ...(passphrase !== '' && { passphrase }) };
    const preview = await ask(given);
    if (preview) onOpened({ given, preview });
  }

  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) void open();
      }}
    >
      <NativeSelect
        size="md"
        label={t.restore.files}
        value={fileName}
        onChange={({ currentTarget }) => setFileName(currentTarget.value)}
        data={files.map((file) => ({
          value: file.fileName,
          label: `${moment(language, file.madeAt, zone, 'dayAndTime')} · ${size(language, file.bytes)}`,
        }))}
      />
      <SecretField
        label={t.restore.passphrase}
        description={hasOwn ? `${t.restore.passphraseHelp} ${t.restore.passphraseKept}` : t.restore.passphraseHelp}
        value={passphrase}
        error={error && words(error)}
        onChange={({ currentTarget }) => {
          reset();
          setPassphrase(currentTarget.value);
        }}
      />
      <div className={classes['deeds']}>
        <Button type="submit" disabled={!isReady} loading={isBusy}>
          {t.restore.open}
        </Button>
        {isBusy && <p role="status">{t.inside.opening}</p>}
      </div>
    </form>
  );
}
