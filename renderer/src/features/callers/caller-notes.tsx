import { Button } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';

import type { Note } from '#contract/notes.ts';
import { useClient } from '../../client/client-context.tsx';
import { useShopZone } from '../../shop/use-shops.ts';
import { callersTexts } from '../../texts/callers.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay, dayIn } from '../../texts/moments.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Section } from '../../ui/section.tsx';
import { useNow } from '../../ui/use-now.ts';
import { AddNote } from './add-note.tsx';
import classes from './caller-notes.module.css';
import { isPast, noteDays } from './note-days.ts';
import { useDeed } from '../../shop/use-deed.ts';

type Props = { callerId: string; notes: readonly Note[]; business: string };

const MINUTE_MS = 60_000;

/** What the agent is to know for a while, and for which days. */
export function CallerNotes({ callerId, notes, business }: Props) {
  const t = useTexts(callersTexts).notes;
  const [isWriting, setWriting] = useState(false);
  return (
    <Section title={t.title}>
      {notes.length === 0 && !isWriting && <p className={classes['none']}>{t.none}</p>}
      {notes.length > 0 && (
        <ul className={classes['notes']}>
          {notes.map((note) => (
            <li key={note.id}>
              <OneNote note={note} callerId={callerId} business={business} />
            </li>
          ))}
        </ul>
      )}
      {isWriting ? (
        <AddNote callerId={callerId} onClose={() => setWriting(false)} />
      ) : (
        <Button variant="default" className={classes['open'] ?? ''} onClick={() => setWriting(true)}>
          {t.open}
        </Button>
      )}
    </Section>
  );
}

function OneNote({ note, callerId, business }: { note: Note; callerId: string; business: string }) {
  const t = useTexts(callersTexts).notes;
  const { language } = useLanguage();
  const client = useClient();
  const { run, isBusy } = useDeed();
  const today = dayIn(useShopZone(business), useNow(MINUTE_MS));
  const { id, from, to } = note;
  const again = { note: note.note, callerId, ...(from !== null && { from }), ...(to !== null && { to }) };
  return (
    <div className={classes['note']} data-past={isPast(note, today)}>
      <div>
        <p className={classes['words']}>{note.note}</p>
        <p className={classes['days']}>{noteDays(note, t, (day) => calendarDay(language, day))}</p>
      </div>
      <IconButton
        icon={X}
        label={t.remove(note.note)}
        isBusy={isBusy}
        onClick={() =>
          void run({
            act: () => client.call('notes.remove', { id }),
            done: t.removed,
            undo: () => client.call('notes.add', again),
          })
        }
      />
    </div>
  );
}
