import { Button, TextInput } from '@mantine/core';

import { useCommandMutation, useCommandQuery } from '../../../client/use-command.ts';
import { useDeed } from '../../../shop/use-deed.ts';
import { backupTexts } from '../../../texts/backup.ts';
import { useTexts } from '../../../texts/language.tsx';
import classes from './backup.module.css';

type Props = {
  label: string;
  description: string;
  value: string;
  error: string | null;
  isBusy: boolean;
  /** The words of the button that takes the folder. */
  action: string;
  onChange: (folder: string) => void;
  onTake: (folder: string) => void;
};

/** A folder of the computer on which Linekeeper runs: typed, or chosen in the system's own dialog where there is one. */
export function FolderField({ label, description, value, error, isBusy, action, onChange, onTake }: Props) {
  const t = useTexts(backupTexts).settings;
  const hasDialog = Boolean(useCommandQuery('host.get', {}).data?.host);
  const choose = useCommandMutation('host.choose-folder');
  const { run } = useDeed();
  const isReady = value.trim() !== '';

  async function chosen(): Promise<void> {
    const { folder } = await choose.mutateAsync({});
    if (folder === null) return;
    onChange(folder);
    onTake(folder);
  }

  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) onTake(value.trim());
      }}
    >
      <TextInput
        size="md"
        label={label}
        description={description}
        value={value}
        error={error}
        autoComplete="off"
        spellCheck={false}
        maxLength={1000}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <div className={classes['deeds']}>
        {hasDialog && (
          <Button variant="default" disabled={isBusy} onClick={() => void run({ act: chosen })}>
            {t.choose}
          </Button>
        )}
        <Button type="submit" variant="default" disabled={!isReady} loading={isBusy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
