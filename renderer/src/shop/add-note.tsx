import { Button, Textarea, TextInput } from '@mantine/core';
import { useState, type ChangeEvent, type FormEvent } from 'react';

import { useClient } from '../client/client-context.tsx';
import { useTexts } from '../texts/language.tsx';
import { notesTexts } from '../texts/notes.ts';
import { partsTexts } from '../texts/parts.ts';
import classes from './note-list.module.css';
import { useDeed } from './use-deed.ts';

/** Whom a note is for: a caller, everybody who calls a shop, or everybody. `whom` says so in words. */
export type NoteAim = { callerId?: string; business?: string; whom?: string };

type Props = { aim: NoteAim; onClose: () => void };

/** A note for the agent, perhaps only for some days. */
export function AddNote({ aim: { whom, ...aim }, onClose }: Props) {
  const t = useTexts(notesTexts);
  const parts = useTexts(partsTexts);
  const client = useClient();
  const { run, isBusy } = useDeed();
  const [note, setNote] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const isBackwards = from !== '' && to !== '' && to < from;

  /** Nothing can be typed while it is being saved: it would not be part of what is. */
  const field = (value: string, set: (value: string) => void) => ({
    value,
    readOnly: isBusy,
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => set(currentTarget.value),
  });

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (note.trim() === '' || isBackwards || isBusy) return;
    const days = { ...(from !== '' && { from }), ...(to !== '' && { to }) };
    const isDone = await run({
      act: () => client.call('notes.add', { note: note.trim(), ...aim, ...days }),
      done: t.added,
      undo: (added) => client.call('notes.remove', { id: added.note.id }),
    });
    if (isDone) onClose();
  }

  return (
    <form className={classes['form']} onSubmit={(event) => void save(event)}>
      <Textarea
        label={t.note}
        {...(whom !== undefined && { description: whom })}
        autoFocus
        required
        rows={3}
        maxLength={500}
        {...field(note, setNote)}
      />
      <div className={classes['span']}>
        <TextInput type="date" label={t.from} {...field(from, setFrom)} />
        <TextInput type="date" label={t.to} {...field(to, setTo)} {...(isBackwards && { error: t.endsBefore })} />
      </div>
      <div className={classes['actions']}>
        <Button type="submit" loading={isBusy} disabled={note.trim() === '' || isBackwards}>
          {t.add}
        </Button>
        <Button variant="default" onClick={onClose}>
          {parts.cancel}
        </Button>
      </div>
    </form>
  );
}
