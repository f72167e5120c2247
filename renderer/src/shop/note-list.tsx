import { Button } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';

import type { Note } from '#contract/notes.ts';
import { useClient } from '../client/client-context.tsx';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { calendarDay, dayIn } from '../texts/moments.ts';
import { notesTexts } from '../texts/notes.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Section } from '../ui/section.tsx';
import { useNow } from '../ui/use-now.ts';
import { AddNote, type NoteAim } from './add-note.tsx';
import { isPast, noteDays, sameAgain } from './note-days.ts';
import classes from './note-list.module.css';
import { useDeed } from './use-deed.ts';
import { useShops, useShopZone } from './use-shops.ts';

type Props = {
  title: string;
  /** Said where there is none. */
  none: string;
  notes: readonly Note[];
  aim: NoteAim;
  /** Whose calendar says what is past; left out, the first shop's. */
  business?: string;
};

const MINUTE_MS = 60_000;

/** What the agent is to know for a while, and for which days. */
export function NoteList({ title, none, notes, aim, ...shop }: Props) {
  const t = useTexts(notesTexts);
  const [isWriting, setWriting] = useState(false);
  return (
    <Section title={title}>
      {notes.length === 0 && !isWriting && <p className={classes['none']}>{none}</p>}
      {notes.length > 0 && (
        <ul className={classes['notes']}>
          {notes.map((note) => (
            <li key={note.id}>
              <OneNote note={note} {...shop} />
            </li>
          ))}
        </ul>
      )}
      {isWriting ? (
        <AddNote aim={aim} onClose={() => setWriting(false)} />
      ) : (
        <Button variant="default" className={classes['open'] ?? ''} onClick={() => setWriting(true)}>
          {t.open}
        </Button>
      )}
    </Section>
  );
}

function OneNote({ note, business }: { note: Note; business?: string }) {
  const t = useTexts(notesTexts);
  const { language } = useLanguage();
  const client = useClient();
  const { run, isBusy } = useDeed();
  const today = dayIn(useShopZone(business), useNow(MINUTE_MS));
  const { id } = note;
  return (
    <div className={classes['note']} data-past={isPast(note, today)}>
      <div>
        <p className={classes['words']}>{note.note}</p>
        <p className={classes['days']}>
          {noteDays(note, t, (day) => calendarDay(language, day))}
          <WhichShop note={note} />
        </p>
      </div>
      <IconButton
        icon={X}
        label={t.remove(note.note)}
        isBusy={isBusy}
        onClick={() =>
          void run({
            act: () => client.call('notes.remove', { id }),
            done: t.removed,
            undo: () => client.call('notes.add', sameAgain(note)),
          })
        }
      />
    </div>
  );
}

/** Which shop tells it, where that can be asked: a note about a caller is the caller's shop's. */
function WhichShop({ note: { callerId, businessId } }: { note: Note }) {
  const t = useTexts(notesTexts);
  const shops = useShops();
  if (callerId !== null || shops.length < 2) return null;
  const shop = shops.find(({ id }) => id === businessId);
  return ` · ${businessId === null ? t.everyShop : (shop?.name ?? businessId)}`;
}
