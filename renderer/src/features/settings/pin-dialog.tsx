import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useUnkeptCommand } from '../../client/use-unkept-command.ts';
import { accessTexts } from '../../texts/access.ts';
import { useErrorWords } from '../../texts/error-words.ts';
import { useTexts } from '../../texts/language.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { useToast } from '../../ui/toasts.tsx';
import classes from './access.module.css';

type Props = { doing: 'set' | 'remove' | null; hasPin: boolean; onClose: () => void };

/** Sets, changes or removes the PIN: whoever has one gives it first, for a window may have been left unlocked. */
export function PinDialog({ doing, hasPin, onClose }: Props) {
  const t = useTexts(accessTexts).settings;
  const title = doing === 'remove' ? t.remove : hasPin ? t.change : t.set;
  return (
    <Dialog title={title} isOpen={doing !== null} onClose={onClose}>
      {doing === 'set' && <NewPin hasPin={hasPin} title={title} onClose={onClose} />}
      {doing === 'remove' && <GonePin title={title} onClose={onClose} />}
    </Dialog>
  );
}

type Part = { title: string; onClose: () => void };

function NewPin({ hasPin, title, onClose }: Part & { hasPin: boolean }) {
  const t = useTexts(accessTexts).settings;
  const words = useErrorWords();
  const say = useToast();
  const [typed, setTyped] = useState({ current: '', next: '', again: '' });
  const { ask, isBusy, error } = useUnkeptCommand('access.set-pin');
  const isUnlike = typed.again !== '' && typed.again !== typed.next;
  const isReady = typed.next !== '' && typed.again === typed.next && (!hasPin || typed.current !== '');
  const field = (name: keyof typeof typed) => ({
    label: t[name],
    value: typed[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: value }),
  });

  async function save(): Promise<void> {
    const { current, next } = typed;
    const state = await ask({ pin: next, ...(hasPin && { current }) });
    if (state === null) return;
    say({ text: t.changed });
    onClose();
  }

  return (
    <PinForm {...{ title, isReady, isBusy }} onSubmit={() => void save()}>
      {hasPin && <SecretField {...field('current')} data-autofocus />}
      <SecretField {...field('next')} description={t.nextHelp} {...(!hasPin && { 'data-autofocus': true })} />
      <SecretField {...field('again')} error={isUnlike ? t.unlike : undefined} />
      <p role="alert">{error && words(error)}</p>
    </PinForm>
  );
}

function GonePin({ title, onClose }: Part) {
  const t = useTexts(accessTexts).settings;
  const words = useErrorWords();
  const say = useToast();
  const [current, setCurrent] = useState('');
  const { ask, isBusy, error } = useUnkeptCommand('access.remove-pin');

  async function remove(): Promise<void> {
    const state = await ask({ current });
    if (state === null) return;
    say({ text: t.removed });
    onClose();
  }

  return (
    <PinForm {...{ title, isBusy }} isReady={current !== ''} color="red" onSubmit={() => void remove()}>
      <SecretField
        label={t.current}
        value={current}
        data-autofocus
        error={error && words(error)}
        onChange={({ currentTarget }) => setCurrent(currentTarget.value)}
      />
    </PinForm>
  );
}

type FormProps = {
  title: string;
  isReady: boolean;
  isBusy: boolean;
  color?: 'red';
  onSubmit: () => void;
  children: ReactNode;
};

function PinForm({ title, isReady, isBusy, color, onSubmit, children }: FormProps) {
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) onSubmit();
      }}
    >
      {children}
      <div className={classes['end']}>
        <Button type="submit" {...(color && { color })} loading={isBusy} disabled={!isReady}>
          {title}
        </Button>
      </div>
    </form>
  );
}
