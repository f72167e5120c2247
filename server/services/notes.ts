import { AppError } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { Note } from '#contract/notes.ts';
import type { ParsedInput } from '#contract/commands.ts';
import { storableText, tidyText } from '../domain/plain-text.ts';
import type { Bus } from '../platform/bus.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallerFinder } from './caller-finder.ts';
import type { MemoryRefresh } from './memory-refresh.ts';

type Deps = { stores: Stores; finder: CallerFinder; refresh: MemoryRefresh; bus: Bus<AppEvents>; now: () => Date };

export type Notes = ReturnType<typeof createNotes>;

/** Staff notes. Those for everybody are kept at hand for the ringing phone. */
export function createNotes({ stores, finder, refresh, bus, now }: Deps) {
  let global: readonly Note[] = stores.notes.global();

  function changed(callerId: string | null): void {
    if (callerId === null) global = stores.notes.global();
    else bus.publish('caller.changed', { callerId });
  }

  function callerOf({
    phone_hash,
    callerId,
  }: {
    phone_hash?: string | undefined;
    callerId?: string | undefined;
  }): string | null {
    if (callerId !== undefined) return finder.person(callerId);
    return phone_hash === undefined ? null : finder.personForHash(phone_hash);
  }

  return {
    globalNotes: (): readonly Note[] => global,

    list({ phone_hash, callerId }: ParsedInput<'notes.list'>): { notes: Note[] } {
      if (callerId !== undefined) return { notes: stores.notes.ofPerson(finder.person(callerId)) };
      if (phone_hash === undefined) return { notes: stores.notes.all() };
      return { notes: finder.personsOfHash(phone_hash).flatMap((id) => stores.notes.ofPerson(id)) };
    },
    add(given: ParsedInput<'notes.add'>): { note: Note } {
      // The shop may name its own numbers to everybody; a note about a caller holds none.
      const forAll = given.phone_hash === undefined && given.callerId === undefined;
      const text = forAll ? tidyText(given.note, 500) : storableText(given.note, 500);
      if (text === '') throw new AppError('invalid_input', 'The note has no text that can be kept.');
      const dates = { from: given.from ?? null, to: given.to ?? null };
      if (dates.from && dates.to && dates.to < dates.from)
        throw new AppError('invalid_input', 'The note ends before it begins.');
      const note = stores.transact(() => {
        const added: Note = {
          id: newId(),
          note: text,
          callerId: callerOf(given),
          ...dates,
          createdAt: now().toISOString(),
        };
        stores.notes.add(added);
        if (added.callerId !== null) refresh(added.callerId);
        return added;
      });
      changed(note.callerId);
      return { note };
    },
    remove({ id }: ParsedInput<'notes.remove'>): Record<string, never> {
      const note = stores.notes.find(id);
      if (!note) throw new AppError('not_found', 'There is no such note.');
      stores.transact(() => {
        stores.notes.remove(id);
        if (note.callerId !== null) refresh(note.callerId);
      });
      changed(note.callerId);
      return {};
    },
  };
}
