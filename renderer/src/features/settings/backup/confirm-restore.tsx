import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { CommandInput } from '#contract/commands.ts';
import { useUnkeptCommand } from '../../../client/use-unkept-command.ts';
import { backupTexts } from '../../../texts/backup.ts';
import { useErrorWords } from '../../../texts/error-words.ts';
import { useTexts } from '../../../texts/language.tsx';
import classes from './backup.module.css';

type Props = { given: CommandInput<'backup.restore'>; onAccepted: (at: string) => void };

/** The last step: what goes, and a word to type. It is opened once more before anything stops. */
export function ConfirmRestore({ given, onAccepted }: Props) {
  const t = useTexts(backupTexts);
  const said = useErrorWords();
  const [typed, setTyped] = useState('');
  const { ask, isBusy, error } = useUnkeptCommand('backup.restore');
  const isMeant = typed.trim().toLowerCase() === t.restore.word;

  async function restore(): Promise<void> {
    const accepted = await ask(given);
    if (accepted) onAccepted(accepted.acceptedAt);
  }

  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isMeant && !isBusy) void restore();
      }}
    >
      <p className={classes['warning']}>{t.restore.warning}</p>
      <p>{t.restore.meanwhile}</p>
      <TextInput
        size="md"
        label={t.restore.type(t.restore.word)}
        value={typed}
        error={error && said(error)}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <div className={classes['deeds']}>
        <Button type="submit" color="red" disabled={!isMeant} loading={isBusy}>
          {t.restore.action}
        </Button>
        {isBusy && <p role="status">{t.inside.opening}</p>}
      </div>
    </form>
  );
}
