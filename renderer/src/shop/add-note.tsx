import { Button, Textarea, TextInput } from '@mantine/core';
import type { ChangeEvent, FormEvent } from 'react';

import { callerDraft } from '../client/caller-drafts.ts';
import { useClient } from '../client/client-context.tsx';
import { useDraft } from '../client/use-draft.ts';
import { useTexts } from '../texts/language.tsx';
import { notesTexts } from '../texts/notes.ts';
import { partsTexts } from '../texts/parts.ts';
import classes from './note-list.module.css';
import { useDeed } from './use-deed.ts';

/** Whom a note is for: a caller, everybody who calls a shop, or everybody. `whom` says so in words. */
export type NoteAim = { callerId?: string; business?: string; whom?: string };

type Props = { aim: NoteAim; onClose: () => void };
type Typed = { note: string; from: string; to: string };

const NOTHING: Typed = { note: '', from: '', to: '' };

/** A note for the agent, perhaps only for some days. What is typed is kept when the form closes, as by a lock. */
export function AddNote({ aim: { whom, ...aim }, onClose }: Props) {
  const t = useTexts(notesTexts);
  const parts = useTexts(partsTexts);
  const client = useClient();
  const { run, isBusy } = useDeed();
  const { draft, keep } = useDraft<Typed>(draftOf(aim));
  const typed = draft ?? NOTHING;
  const { note, from, to } = typed;
  const isBackwards = from !== '' && to !== '' && to < from;

  /** Nothing can be typed while it is being saved: it would not be part of what is. */
  const field = (name: keyof Typed) => ({
    value: typed[name],
    readOnly: isBusy,
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      keep({ ...typed, [name]: currentTarget.value }),
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
    if (!isDone) return;
    keep(null);
    onClose();
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
        {...field('note')}
      />
      <div className={classes['span']}>
        <TextInput type="date" label={t.from} {...field('from')} />
        <TextInput type="date" label={t.to} {...field('to')} {...(isBackwards && { error: t.endsBefore })} />
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

function draftOf({ callerId, business }: Pick<NoteAim, 'callerId' | 'business'>): string {
  return callerId === undefined ? `note.${business ?? ''}` : callerDraft(callerId, 'note');
}
