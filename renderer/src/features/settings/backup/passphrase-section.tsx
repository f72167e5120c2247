import { Button } from '@mantine/core';
import { useState } from 'react';

import { useUnkeptCommand } from '../../../client/use-unkept-command.ts';
import { backupTexts } from '../../../texts/backup.ts';
import { useErrorWords } from '../../../texts/error-words.ts';
import { useTexts } from '../../../texts/language.tsx';
import { partsTexts } from '../../../texts/parts.ts';
import { SecretField } from '../../../ui/secret-field.tsx';
import { Section } from '../../../ui/section.tsx';
import { useToast } from '../../../ui/toasts.tsx';
import classes from './backup.module.css';

/** Shorter ones are guessed by whoever finds the file; the contract refuses them too. */
const SHORTEST = 12;

/** What a backup opens with. It is typed twice and never shown again. */
export function PassphraseSection({ hasPassphrase }: { hasPassphrase: boolean }) {
  const t = useTexts(backupTexts).passphrase;
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={t.title}>
      <p>{hasPassphrase ? t.isSet : t.isNotSet}</p>
      <p className={classes['warning']}>{t.warning}</p>
      {isOpen ? (
        <PassphraseForm isChange={hasPassphrase} onDone={() => setOpen(false)} />
      ) : (
        <div className={classes['deeds']}>
          <Button variant={hasPassphrase ? 'default' : 'filled'} onClick={() => setOpen(true)}>
            {hasPassphrase ? t.change : t.set}
          </Button>
        </div>
      )}
    </Section>
  );
}

function PassphraseForm({ isChange, onDone }: { isChange: boolean; onDone: () => void }) {
  const t = useTexts(backupTexts).passphrase;
  const parts = useTexts(partsTexts);
  const words = useErrorWords();
  const say = useToast();
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const { ask, isBusy, error, reset } = useUnkeptCommand('backup.settings.save');
  const isReady = first.length >= SHORTEST && first === again;
  // While the second is still on its way to being the first, nothing is wrong with it.
  const differs = again !== '' && !first.startsWith(again);

  async function save(): Promise<void> {
    if ((await ask({ passphrase: first })) === null) return;
    say({ text: t.saved });
    onDone();
  }

  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void save();
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onDone();
      }}
    >
      {isChange && <p>{t.changeHelp}</p>}
      <SecretField
        label={t.field}
        description={t.fieldHelp}
        autoFocus
        value={first}
        error={error && words(error)}
        onChange={({ currentTarget }) => {
          reset();
          setFirst(currentTarget.value);
        }}
      />
      <SecretField
        label={t.repeat}
        value={again}
        error={differs ? t.differs : null}
        onChange={({ currentTarget }) => setAgain(currentTarget.value)}
      />
      <div className={classes['deeds']}>
        <Button type="submit" disabled={!isReady} loading={isBusy}>
          {t.save}
        </Button>
        <Button variant="default" onClick={onDone}>
          {parts.cancel}
        </Button>
      </div>
    </form>
  );
}
