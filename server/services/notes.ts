import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { Note } from '#contract/notes.ts';
import type { ParsedInput } from '#contract/commands.ts';
import { tell } from '#contract/told.ts';
import { storableText, tidyText } from '../domain/plain-text.ts';
import type { Bus } from '../platform/bus.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallerFinder } from './caller-finder.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import { createNotesAtHand } from './notes-at-hand.ts';

type Deps = { stores: Stores; finder: CallerFinder; refresh: MemoryRefresh; bus: Bus<AppEvents>; now: () => Date };

type Aim = Pick<ParsedInput<'notes.add'>, 'phone_hash' | 'callerId' | 'business'>;

export type Notes = ReturnType<typeof createNotes>;

/** Staff notes. Those for everybody are kept at hand for the ringing phone. */
export function createNotes({ stores, finder, refresh, bus, now }: Deps) {
  const { globalNotes, answersOf, reload } = createNotesAtHand(stores);

  function changed({ callerId, businessId }: Note): void {
    if (callerId !== null) return void bus.publish('caller.changed', { callerId });
    reload();
    bus.publish('note.changed', { businessId });
  }

  /** Whom the note is about, and who tells it. */
  function aimOf({ phone_hash, callerId, business }: Aim): Pick<Note, 'businessId' | 'callerId'> {
    let person: string | null = null;
    if (callerId !== undefined) person = finder.person(callerId, business);
    else if (phone_hash !== undefined) person = finder.personForHash(phone_hash, business);
    if (person !== null) return { callerId: person, businessId: stores.people.businessOf(person) ?? null };
    return { callerId: null, businessId: business === undefined ? null : finder.named(business) };
  }

  function keep(given: ParsedInput<'notes.add'>): { note: Note } {
    // The shop may name its own numbers to everybody; a note about a caller holds none.
    const forAll = given.phone_hash === undefined && given.callerId === undefined;
    const text = forAll ? tidyText(given.note, 500) : storableText(given.note, 500);
    if (text === '') throw refused('invalid_input', tell('note_empty'));
    const dates = { from: given.from ?? null, to: given.to ?? null };
    if (dates.from && dates.to && dates.to < dates.from) throw refused('invalid_input', tell('note_ends_first'));
    const note: Note = { id: newId(), note: text, ...aimOf(given), ...dates, createdAt: now().toISOString() };
    stores.notes.add(note);
    if (note.callerId !== null) refresh(note.callerId);
    return { note };
  }

  return {
    /** For everybody who calls this business. */
    globalNotes,
    answersOf,
    /** Reads them anew, for when the business of some of them is gone. */
    reload,

    list({ phone_hash, callerId, business }: ParsedInput<'notes.list'>): { notes: Note[] } {
      if (callerId !== undefined) return { notes: stores.notes.ofPerson(finder.person(callerId, business)) };
      if (phone_hash !== undefined)
        return { notes: finder.personsOfHash(phone_hash, business).flatMap((id) => stores.notes.ofPerson(id)) };
      if (business === undefined) return { notes: stores.notes.all() };
      return { notes: stores.notes.ofBusiness(finder.named(business)) };
    },
    /** Without announcing it, for a transaction of somebody else's. */
    keep,
    /** Once what was kept or removed is committed. */
    announce: changed,
    add(given: ParsedInput<'notes.add'>): { note: Note } {
      const kept = stores.transact(() => keep(given));
      changed(kept.note);
      return kept;
    },
    remove({ id }: ParsedInput<'notes.remove'>): Record<string, never> {
      const note = stores.notes.find(id);
      if (!note) throw refused('not_found', tell('no_such_note'));
      stores.transact(() => {
        stores.notes.remove(id);
        if (note.callerId !== null) refresh(note.callerId);
      });
      changed(note);
      return {};
    },
  };
}
