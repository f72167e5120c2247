import type { AppEvents } from '#contract/events.ts';
import type { Appointment, WaitlistEntry } from '#contract/front-desk.ts';
import { tell, type SentenceCode } from '#contract/told.ts';
import { wantedTexts, type WantedText } from '../domain/texts/wanted.ts';
import type { Bus } from '../platform/bus.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BookingRecords } from './booking-records.ts';
import type { BusinessBook } from './business-book.ts';
import type { ProviderJobs } from './provider-jobs.ts';
import type { TextRules } from './text-rules.ts';

type Deps = {
  stores: Pick<Stores, 'texts' | 'transact'>;
  records: Pick<BookingRecords, 'between' | 'shown'>;
  book: Pick<BusinessBook, 'all' | 'tenant'>;
  rules: Pick<TextRules, 'current'>;
  /** Who waits in a business, and who is offered a time. */
  waiting: (businessId: string) => readonly WaitlistEntry[];
  jobs: Pick<ProviderJobs, 'add' | 'remove'>;
  bus: Bus<AppEvents>;
  now: () => Date;
};
type About = { businessId: string; appointmentId: string | null; entryId: string | null };

/** The kind of job that sends a text; its key is the id of the text. */
export const TEXT_JOB = 'text.send';
const NOT_SENT = { toKey: null, sid: null, wordsKey: null } as const;
/** Nobody books further ahead. */
const AHEAD_MS = 731 * 86_400_000;

export type TextPlanner = ReturnType<typeof createTextPlanner>;

/** Notes what is to be sent, in one commit with the job that sends it. Each occasion once, however often it is told. */
export function createTextPlanner({ stores, records, book, rules, waiting, jobs, bus, now }: Deps) {
  const iso = (ms: number): string => new Date(ms).toISOString();

  /** The id of the text that is to be sent now, or is not; null where nothing is changed. */
  function add(wanted: WantedText, about: About, unsaid?: SentenceCode & 'texts_said_already'): string | null {
    const [id, at] = [newId(), now().toISOString()];
    const state = unsaid === undefined ? 'waiting' : 'dropped';
    const problem = unsaid === undefined ? null : reasonOf(unsaid);
    const row = { ...wanted, ...about, id, state, problem, ...NOT_SENT, createdAt: at, changedAt: at } as const;
    const isNew = stores.texts.add(row);
    if (unsaid !== undefined) return isNew ? id : null;
    // What was overtaken is not, where all is as it was: moved away and back, or settled and taken back.
    const sent = isNew ? id : stores.texts.revive(row, 'texts_overtaken', at);
    if (sent === undefined) return null;
    jobs.add(TEXT_JOB, { id: sent }, { key: sent, at: iso(wanted.dueMs) });
    return sent;
  }

  function drop(id: string): string {
    const at = now().toISOString();
    stores.texts.change({ id, state: 'dropped', problem: reasonOf('texts_overtaken'), at }, ['waiting']);
    jobs.remove(TEXT_JOB, id);
    return id;
  }

  /** In one commit; told after it. */
  function noted(work: () => readonly (string | null)[]): void {
    for (const id of stores.transact(work)) if (id !== null) bus.publish('text.changed', { id });
  }

  /** `newsIsKnown`: whoever it is for was told of it already, such as in the answer to their own text. */
  function plan(appointment: Appointment, newsIsKnown = false): void {
    const { id, businessId } = appointment;
    const { settings, onSince } = rules.current(businessId);
    const { zone } = book.tenant(businessId).business;
    const wanted = wantedTexts(appointment, settings, { now: now().getTime(), onSince, zone });
    const occasions = new Set(wanted.map(({ occasion }) => occasion));
    noted(() => [
      ...stores.texts.waitingOf(id).flatMap((row) => (occasions.has(row.occasion) ? [] : [drop(row.id)])),
      ...wanted.map((text) => {
        const unsaid = newsIsKnown && text.kind !== 'reminder' ? 'texts_said_already' : undefined;
        return add(text, { businessId, appointmentId: id, entryId: null }, unsaid);
      }),
    ]);
  }

  /** Once for each offer: one that is put off till the morning is the same one. */
  function planOffer(entry: WaitlistEntry): void {
    const { id, businessId, state, offer } = entry;
    const { settings } = rules.current(businessId);
    if (state !== 'offered' || offer === null || !settings.on || !settings.kinds.offer) return;
    const [aboutMs, untilMs] = [Date.parse(offer.slot.start), Date.parse(offer.until)];
    if (untilMs <= now().getTime()) return;
    const wanted = {
      ...{ kind: 'offer' as const, occasion: offerOccasion(entry), aboutMs },
      ...{ dueMs: now().getTime(), untilMs },
    };
    noted(() => [add(wanted, { businessId, appointmentId: null, entryId: id })]);
  }

  /** Everything ahead: at the start, for what an end of the program left out, and when texts are switched on. */
  function planAhead(): void {
    const from = now().getTime();
    for (const { business } of book.all()) {
      if (!rules.current(business.id).settings.on) continue;
      for (const record of records.between(business.id, from, from + AHEAD_MS)) plan(records.shown(record));
      waiting(business.id).forEach(planOffer);
    }
  }

  return { plan, planOffer, planAhead };
}

/** What the text that offers a freed time is sent for. */
export function offerOccasion({ id, timesOffered }: Pick<WaitlistEntry, 'id' | 'timesOffered'>): string {
  return `offer:${id}:${timesOffered}`;
}

function reasonOf(code: SentenceCode & `texts_${'overtaken' | 'said_already'}`): string {
  const { values } = tell(code);
  return JSON.stringify({ code, values });
}
