import { Button } from '@mantine/core';
import { useState } from 'react';

import type { AccessState } from '#contract/access.ts';
import { useUnkeptCommand } from '../../client/use-unkept-command.ts';
import { accessTexts } from '../../texts/access.ts';
import { useErrorWords } from '../../texts/error-words.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { moment } from '../../texts/moments.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './staff.module.css';

type Props = { access: AccessState; onUnlocked: () => void };

const SECOND_MS = 1000;

/** Takes the owner’s PIN. What was typed is gone once it was tried. */
export function UnlockForm({ access: { waitUntil }, onUnlocked }: Props) {
  const t = useTexts(accessTexts).staff;
  const words = useErrorWords();
  const { language } = useLanguage();
  const [pin, setPin] = useState('');
  const { ask, isBusy, error } = useUnkeptCommand('access.unlock');
  const now = useNow(SECOND_MS);
  const isWaiting = waitUntil !== null && Date.parse(waitUntil) > now;

  async function unlock(): Promise<void> {
    const state = await ask({ pin });
    setPin('');
    if (state !== null) onUnlocked();
  }

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (pin !== '' && !isBusy) void unlock();
      }}
    >
      <SecretField
        label={t.pin}
        value={pin}
        data-autofocus
        error={error && words(error)}
        onChange={({ currentTarget }) => setPin(currentTarget.value)}
      />
      {isWaiting && <p role="status">{t.wait(moment(language, waitUntil, zone, 'time'))}</p>}
      <div className={classes['end']}>
        <Button type="submit" loading={isBusy} disabled={pin === ''}>
          {t.unlock}
        </Button>
      </div>
    </form>
  );
}
