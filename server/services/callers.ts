import { z } from 'zod';

import type { CallerDetail, CallerExport, CallerSummary } from '#contract/callers.ts';
import type { ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import { Id } from '#contract/primitives.ts';
import { tell } from '#contract/told.ts';
import { toWaitlistEntry } from '../domain/front-desk/waitlist.ts';
import { shownFact } from '../store/facts-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BookingRecords } from './booking-records.ts';
import type { CallHistory } from './call-history.ts';
import type { CallerFinder } from './caller-finder.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { CallerSearch } from './caller-search.ts';
import { CountCursor, fromCursor, toCursor } from './cursor.ts';
import { createOwnAppointments } from './own-appointments.ts';

const RECENT_CALLS = 20;

const LastCaller = z.tuple([Id]);

export type Callers = ReturnType<typeof createCallers>;
type Deps = {
  stores: Stores;
  keys: CallerKeys;
  finder: CallerFinder;
  history: CallHistory;
  search: CallerSearch;
  records: Pick<BookingRecords, 'shown' | 'contactOf'>;
};

export function createCallers({ stores, keys, finder, history, search, records: { shown, contactOf } }: Deps) {
  const ownAppointments = createOwnAppointments({ stores });

  function summary(id: string): CallerSummary {
    const found = stores.people.summary(id);
    if (!found) throw refused('not_found', tell('no_such_caller'));
    return found;
  }

  function found(query: string, { limit, cursor, business }: ParsedInput<'callers.list'>) {
    const from = Number(fromCursor(cursor, CountCursor)?.[0] ?? 0);
    const ids = search(query, business, from + limit + 1);
    const callers = ids.slice(from, from + limit).flatMap((id) => stores.people.summary(id) ?? []);
    return { callers, nextCursor: ids.length > from + limit ? toCursor([String(from + limit)]) : null };
  }

  function held(id: string): Omit<CallerDetail, 'recentCalls'> {
    const shares = stores.people.identitiesOf(id).flatMap((identity) => stores.people.personsOf(identity.id));
    return {
      ...summary(id),
      facts: stores.facts.ofPerson(id).map(shownFact),
      notes: stores.notes.ofPerson(id),
      tasks: stores.tasks.ofPerson(id),
      sharesNumberWith: shares.filter((other) => other.id !== id),
    };
  }

  return {
    list(input: ParsedInput<'callers.list'>): { callers: CallerSummary[]; nextCursor: string | null } {
      const { limit, cursor, query, business } = input;
      if (query) return found(query, input);
      const callers = stores.people.page(fromCursor(cursor, LastCaller)?.[0] ?? null, limit + 1, business);
      const last = callers.length > limit ? callers[limit - 1] : undefined;
      return { callers: callers.slice(0, limit), nextCursor: last ? toCursor([last.id]) : null };
    },

    get({ id: given, business }: ParsedInput<'callers.get'>): CallerDetail {
      const id = finder.person(given, business);
      const calls = stores.calls.ofPerson(id).slice(0, RECENT_CALLS);
      return { ...held(id), recentCalls: calls.flatMap((call) => stores.calls.summary(call.id) ?? []) };
    },

    /** Everything we hold, with the numbers in clear: it is the caller's own record. */
    export({ id: given, business }: ParsedInput<'callers.export'>): CallerExport {
      const id = finder.person(given, business);
      const { maskedNumbers: _masked, calls: _count, ...same } = held(id);
      return {
        ...same,
        numbers: stores.people
          .identitiesOf(id)
          .flatMap(({ sealedNumber }) => (sealedNumber ? keys.open(sealedNumber) : [])),
        calls: stores.calls.ofPerson(id).map((call) => history.get({ id: call.id })),
        appointments: ownAppointments(id).map((record) => ({ ...shown(record), contact: contactOf(record) })),
        waitlist: stores.waitlist.ofPerson(id).map(toWaitlistEntry),
      };
    },
  };
}
