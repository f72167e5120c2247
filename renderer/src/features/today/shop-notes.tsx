import { useEffect, useRef, type ReactNode } from 'react';

import { useCommandQuery } from '../../client/use-command.ts';
import { NoteList } from '../../shop/note-list.tsx';
import { useShops } from '../../shop/use-shops.ts';
import { useTexts } from '../../texts/language.tsx';
import { notesTexts } from '../../texts/notes.ts';
import { Answer } from '../../ui/answer.tsx';

/** What everybody is told who calls this shop, or any. The lines of a call that come from here lead to `/#notes`. */
export function ShopNotes({ business }: { business?: string }) {
  const t = useTexts(notesTexts).shopWide;
  const shop = useShops().find(({ id }) => id === business);
  const input = business === undefined ? {} : { business };
  const answer = useCommandQuery('notes.list', input, { keepPrevious: true });
  const whom = shop ? t.forShop(shop.name) : t.forAll;
  return (
    <Answer of={answer} lines={2}>
      {({ notes }) => (
        <Place>
          <NoteList
            title={t.title}
            none={t.none}
            notes={notes.filter(({ callerId }) => callerId === null)}
            aim={{ ...input, whom }}
            {...input}
          />
        </Place>
      )}
    </Answer>
  );
}

/** Comes into view when an address leads here, which the browser cannot do before the notes are there. */
function Place({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (window.location.hash === '#notes') place.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div id="notes" ref={place}>
      {children}
    </div>
  );
}
