import { Button } from '@mantine/core';
import { useState } from 'react';

import type { ShownSecret } from '#contract/settings.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { useTexts } from '../../texts/language.tsx';
import { secretsTexts } from '../../texts/secrets.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { SecretForm } from './secret-form.tsx';
import { SecretState } from './secret-state.tsx';
import classes from './secrets.module.css';

/** One secret: what it is for, whether it is there, and the ways to change that. */
export function SecretRow({ secret }: { secret: ShownSecret }) {
  const t = useTexts(secretsTexts);
  const [doing, setDoing] = useState<'put' | 'remove' | null>(null);
  const { mutateAsync } = useCommandMutation('secrets.set', { refreshes: ['settings.get'] });
  const { run, isBusy } = useDeed();
  const name = t.names[secret.name];
  const isLocked = secret.setBy === 'environment' || secret.setBy === 'demo';
  const set = secret.setBy === null ? t.put : t.replace;

  async function remove(): Promise<void> {
    await run({ act: () => mutateAsync({ name: secret.name, value: null }), done: t.removed(name) });
    setDoing(null);
  }

  return (
    <li className={classes['row']}>
      <div className={classes['about']}>
        <div className={classes['words']}>
          <h2>{name}</h2>
          <SecretState secret={secret} />
          <p className={classes['quiet']}>{t.uses[secret.name]}</p>
        </div>
        {!isLocked && doing !== 'put' && (
          <div className={classes['deeds']}>
            <Button variant="default" aria-label={t.of(set, name)} onClick={() => setDoing('put')}>
              {set}
            </Button>
            {secret.setBy === 'window' && (
              <Button variant="default" aria-label={t.of(t.remove, name)} onClick={() => setDoing('remove')}>
                {t.remove}
              </Button>
            )}
          </div>
        )}
      </div>
      {doing === 'put' && <SecretForm secret={secret.name} onDone={() => setDoing(null)} />}
      <ConfirmDialog
        title={t.removeTitle(name)}
        action={t.remove}
        isGrave
        isOpen={doing === 'remove'}
        isBusy={isBusy}
        onConfirm={() => void remove()}
        onClose={() => setDoing(null)}
      >
        <div className={classes['ask']}>
          <p>{t.removeWords[secret.name]}</p>
          <p>{t.removeForGood}</p>
        </div>
      </ConfirmDialog>
    </li>
  );
}
