import { Switch } from '@mantine/core';
import { useState } from 'react';

import type { BackupState } from '#contract/backup.ts';
import { useCommandMutation } from '../../../client/use-command.ts';
import { useDeed } from '../../../shop/use-deed.ts';
import { backupTexts } from '../../../texts/backup.ts';
import { useErrorWords } from '../../../texts/error-words.ts';
import { useTexts } from '../../../texts/language.tsx';
import { Section } from '../../../ui/section.tsx';
import { useToast } from '../../../ui/toasts.tsx';
import classes from './backup.module.css';
import { FolderField } from './folder-field.tsx';

/** Where backups go, and whether one is made every night. */
export function PlaceSection({ state }: { state: BackupState }) {
  const t = useTexts(backupTexts).settings;
  const words = useErrorWords();
  const say = useToast();
  const [typed, setTyped] = useState<string | null>(null);
  const { mutate, mutateAsync, isPending, error, reset } = useCommandMutation('backup.settings.save');
  const { run, isBusy } = useDeed();

  function change(next: string): void {
    reset();
    setTyped(next);
  }
  function take(next: string): void {
    const onSuccess = (): void => {
      setTyped(null);
      say({ text: t.folderSaved });
    };
    mutate({ folder: next }, { onSuccess });
  }
  const turn = (name: 'daily' | 'recordings', on: boolean) => (): Promise<unknown> => mutateAsync({ [name]: on });

  return (
    <Section title={t.title}>
      <FolderField
        label={t.folder}
        description={t.folderHelp}
        value={typed ?? state.folder ?? ''}
        error={error && words(error)}
        isBusy={isPending}
        action={t.saveFolder}
        onChange={change}
        onTake={take}
      />
      <div className={classes['form']}>
        {(['daily', 'recordings'] as const).map((name) => (
          <Switch
            key={name}
            size="md"
            label={t[name]}
            description={t[`${name}Help`]}
            checked={state[name]}
            disabled={isBusy}
            onChange={({ currentTarget: { checked } }) =>
              void run({
                act: turn(name, checked),
                done: t.done[name][checked ? 'on' : 'off'],
                undo: turn(name, !checked),
              })
            }
          />
        ))}
      </div>
    </Section>
  );
}
