import { AppError } from '#contract/errors.ts';
import type { Booking } from '../domain/front-desk/ports.ts';
import type { AppointmentRecord } from '../domain/front-desk/records.ts';
import type { TextPhrases } from '../domain/texts/phrases.ts';
import { filledText, writtenMoment } from '../domain/texts/words.ts';
import type { Stores } from '../store/open-stores.ts';
import type { TextWriter } from './text-writers.ts';

type Deps = {
  stores: Pick<Stores, 'people' | 'texts' | 'appointments' | 'transact'>;
  booking: Pick<Booking, 'cancel'>;
  /** Does something whose news the answer tells already. */
  quietly: <T>(work: () => T) => T;
  now: () => Date;
};
/** What the shop is told, and of whom. */
type Untold = { personId: string | null; words: string };
type Outcome = 'cancelled' | 'late' | 'gone';
/** Why somebody is not answered: they must not be, or it is too late for it. */
export type Unanswered = 'silenced' | 'late';

const DAY_MS = 86_400_000;
const MOST_CHOICES = 5;

/** "C": cancels the one appointment that can be meant. */
export function createTextCancelling({ stores, booking, quietly, now }: Deps) {
  const ahead = createAhead({ stores, now });

  function cancelled({ shopPhrases }: TextWriter, { id }: AppointmentRecord): Outcome {
    try {
      quietly(() => booking.cancel({ id, by: 'agent', reason: shopPhrases.byText, key: null }));
      return 'cancelled';
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      return error.reason?.code === 'desk_too_late_to_change' ? 'late' : 'gone';
    }
  }

  /** Null: several can be meant. */
  function meant({ businessId, key }: TextWriter, found: readonly AppointmentRecord[], choice: number | null) {
    const since = new Date(now().getTime() - DAY_MS).toISOString();
    const asked = choice === null ? [] : stores.texts.choices(businessId, key, since);
    const chosen = choice === null ? undefined : found.find(({ id }) => id === asked[choice - 1]);
    return chosen ?? (found.length === 1 && asked.length === 0 ? found[0] : undefined) ?? null;
  }

  function ask(writer: TextWriter, found: readonly AppointmentRecord[]): string {
    const { businessId, key, phrases, shop } = writer;
    const offered = found.slice(0, MOST_CHOICES);
    const ids = offered.map(({ id }) => id);
    stores.transact(() => stores.texts.askToChoose(businessId, key, ids, now().toISOString()));
    const listed = offered.map((record, index) => `C${index + 1} = ${timeOf(record, writer, phrases)}`);
    return `${filledText(phrases.whichOne, { business: shop })} ${listed.join(', ')}`;
  }

  return {
    /** What is answered: that it is cancelled, or cannot be, or the question which. */
    cancel(writer: TextWriter, choice: number | null): string {
      const { phrases, shop: business, zone } = writer;
      const found = ahead(writer);
      const one = meant(writer, found, choice);
      if (one === null)
        return found.length === 0 ? filledText(phrases.nothingToCancel, { business }) : ask(writer, found);
      const outcome = cancelled(writer, one);
      if (outcome === 'cancelled')
        return filledText(phrases.wasCancelled, { business, ...writtenMoment(one.startMs, zone, phrases) });
      return filledText(outcome === 'late' ? phrases.tooLate : phrases.nothingToCancel, { business });
    },
    /** The same for somebody who is not answered: what the shop is told instead; null where there was nothing to do. */
    cancelUnanswered(writer: TextWriter, choice: number | null, why: Unanswered): Untold | null {
      const { shopPhrases } = writer;
      const found = ahead(writer);
      const one = meant(writer, found, choice);
      if (found.length === 0) return null;
      const isDone = one !== null && cancelled(writer, one) === 'cancelled';
      const about = one === null ? found : [one];
      const times = about.map((record) => timeOf(record, writer, shopPhrases)).join(', ');
      const words = wordsFor(shopPhrases, why)[isDone ? 'done' : 'wanted'];
      return { personId: writer.personId ?? one?.personId ?? null, words: `${words} ${times}` };
    },
  };
}

function wordsFor(phrases: TextPhrases, why: Unanswered): { done: string; wanted: string } {
  if (why === 'late') return { done: phrases.cancelledLate, wanted: phrases.wantedToCancel };
  return { done: phrases.cancelledUntold, wanted: phrases.wantsToCancel };
}

function timeOf({ startMs }: AppointmentRecord, { zone }: TextWriter, phrases: TextPhrases): string {
  const { day, time } = writtenMoment(startMs, zone, phrases);
  return `${day} ${time}`;
}

/** What a number has ahead: of everybody behind it, booked with it, and what it was written to about. Soonest first. */
function createAhead({ stores: { people, appointments, texts }, now }: Pick<Deps, 'stores' | 'now'>) {
  return ({ businessId, key }: TextWriter): AppointmentRecord[] => {
    const at = now().getTime();
    const identity = people.identity(businessId, key);
    const persons = identity ? people.personsOf(identity.id) : [];
    const found = [
      ...persons.flatMap(({ id }) => appointments.ofPerson(id)),
      ...appointments.ofContact(businessId, key),
      ...texts.appointmentsTo(businessId, key, at).flatMap((id) => appointments.find(id) ?? []),
    ];
    return [...new Map(found.map((record) => [record.id, record])).values()]
      .filter(({ status, startMs }) => status === 'scheduled' && startMs > at)
      .toSorted((one, other) => one.startMs - other.startMs);
  };
}
