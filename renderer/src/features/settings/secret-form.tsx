import { Button } from '@mantine/core';
import { useState } from 'react';

import type { SecretName } from '#contract/settings.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { partsTexts } from '../../texts/parts.ts';
import { secretsTexts } from '../../texts/secrets.ts';
import { CopyLine } from '../../ui/copy-line.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { isTooLong } from '../../ui/secret-length.ts';
import { useToast } from '../../ui/toasts.tsx';
import { useErrorWords } from '../../texts/error-words.ts';
import { inventedSecret } from './invented-secret.ts';
import classes from './secrets.module.css';

/** Those that the owner chooses; the others are made by somebody else. */
const chosenByOwner: readonly SecretName[] = ['initiation', 'tool', 'brain', 'relay', 'apiToken'];

/** Takes in a new value. It is only held here until it is saved; one made up on the spot is shown, to be copied. */
export function SecretForm({ secret, onDone }: { secret: SecretName; onDone: () => void }) {
  const t = useTexts(secretsTexts);
  const say = useToast();
  const words = useErrorWords();
  const [value, setValue] = useState('');
  const [invented, setInvented] = useState<string | null>(null);
  const { mutate, isPending, error, reset } = useCommandMutation('secrets.set', { refreshes: ['settings.get'] });

  const isReady = value.trim() !== '' && !isTooLong(value);

  function save(): void {
    const done = (): void => {
      say({ text: t.saved(t.names[secret]) });
      onDone();
    };
    mutate({ name: secret, value: value.trim() }, { onSuccess: done });
  }
  function change(next: string): void {
    reset();
    setInvented(null);
    setValue(next);
  }
  function invent(): void {
    const made = inventedSecret();
    change(made);
    setInvented(made);
  }

  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isPending) save();
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onDone();
      }}
    >
      <SecretField
        label={t.value(t.names[secret])}
        description={t.valueHelp}
        autoFocus
        value={value}
        error={error && words(error)}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
      {invented !== null && <CopyLine text={invented} copy={t.copy} copied={t.copied} />}
      <Deeds
        isReady={isReady}
        isBusy={isPending}
        {...(chosenByOwner.includes(secret) && { onInvent: invent })}
        onCancel={onDone}
      />
    </form>
  );
}

type DeedsProps = { isReady: boolean; isBusy: boolean; onInvent?: () => void; onCancel: () => void };

function Deeds({ isReady, isBusy, onInvent, onCancel }: DeedsProps) {
  const t = useTexts(secretsTexts);
  const parts = useTexts(partsTexts);
  return (
    <div className={classes['deeds']}>
      <Button type="submit" disabled={!isReady} loading={isBusy}>
        {t.save}
      </Button>
      {onInvent && (
        <Button variant="default" onClick={onInvent}>
          {t.invent}
        </Button>
      )}
      <Button variant="default" onClick={onCancel}>
        {parts.cancel}
      </Button>
    </div>
  );
}
