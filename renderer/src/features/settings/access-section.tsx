import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';

import type { AccessState } from '#contract/access.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { accessTexts } from '../../texts/access.ts';
import { useTexts } from '../../texts/language.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './access.module.css';
import { PinDialog } from './pin-dialog.tsx';

/** The owner’s PIN, and when a window that nobody touches is the staff’s. */
export function AccessSection() {
  const t = useTexts(accessTexts).settings;
  const access = useCommandQuery('access.get', {}).data;
  const [doing, setDoing] = useState<'set' | 'remove' | null>(null);
  if (!access) return null;
  const { hasPin } = access;
  return (
    <Section title={t.title}>
      <p className={classes['words']}>{hasPin ? t.with : t.without}</p>
      <div className={classes['deeds']}>
        <Button variant={hasPin ? 'default' : 'filled'} onClick={() => setDoing('set')}>
          {hasPin ? t.change : t.set}
        </Button>
        {hasPin && (
          <Button variant="subtle" color="red" onClick={() => setDoing('remove')}>
            {t.remove}
          </Button>
        )}
      </div>
      {hasPin && <Idle access={access} />}
      {hasPin && <p className={classes['quiet']}>{t.forgotten}</p>}
      <PinDialog doing={doing} hasPin={hasPin} onClose={() => setDoing(null)} />
    </Section>
  );
}

const CHOICES = [1, 5, 10, 15, 30, 60, 120, 240];

function Idle({ access: { idleMinutes } }: { access: AccessState }) {
  const t = useTexts(accessTexts).settings;
  const { mutateAsync } = useCommandMutation('access.save', { refreshes: ['access.get'] });
  const { run } = useDeed();
  const save = (minutes: number) => (): Promise<unknown> => mutateAsync({ idleMinutes: minutes });
  const choices = [...new Set([...CHOICES, idleMinutes])].toSorted((one, other) => one - other);
  return (
    <NativeSelect
      className={classes['idle']}
      label={t.idle}
      description={t.idleHelp}
      value={String(idleMinutes)}
      data={choices.map((minutes) => ({ value: String(minutes), label: t.minutes(minutes) }))}
      onChange={({ currentTarget: { value } }) =>
        void run({ act: save(Number(value)), done: t.saved, undo: save(idleMinutes) })
      }
    />
  );
}
