import type { Appointment, WaitlistEntry } from '#contract/front-desk.ts';
import { tell, type SentenceCode } from '#contract/told.ts';
import { wantedTexts, type WantedText } from '../domain/texts/wanted.ts';
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
  jobs: Pick<ProviderJobs, 'add' | 'remove'>;
  now: () => Date;
};
type About = { businessId: string; appointmentId: string | null; entryId: string | null };

/** The kind of job that sends a text; its key is the id of the text. */
export const TEXT_JOB = 'text.send';
/** Nobody books further ahead. */
const AHEAD_MS = 731 * 86_400_000;

export type TextPlanner = ReturnType<typeof createTextPlanner>;

/** Notes what is to be sent, in one commit with the job that sends it. Each occasion once, however often it is told. */
export function createTextPlanner({ stores, records, book, rules, jobs, now }: Deps) {
  const iso = (ms: number): string => new Date(ms).toISOString();

  function add(wanted: WantedText, about: About, unsaid?: SentenceCode & 'texts_said_already'): void {
    const [id, at] = [newId(), now().toISOString()];
    const state = unsaid === undefined ? 'waiting' : 'dropped';
    const problem = unsaid === undefined ? null : reasonOf(unsaid);
    const row = { ...wanted, ...about, id, state, problem, toKey: null, createdAt: at, changedAt: at } as const;
    if (stores.texts.add(row) && state === 'waiting') jobs.add(TEXT_JOB, { id }, { key: id, at: iso(wanted.dueMs) });
  }

  function drop(id: string): void {
    const at = now().toISOString();
    if (stores.texts.change({ id, state: 'dropped', problem: reasonOf('texts_overtaken'), at }, ['waiting']))
      jobs.remove(TEXT_JOB, id);
  }

  /** `newsIsKnown`: whoever it is for was told of it already, such as in the answer to their own text. */
  function plan(appointment: Appointment, newsIsKnown = false): void {
    const { id, businessId } = appointment;
    const { settings, onSince } = rules.current(businessId);
    const { zone } = book.tenant(businessId).business;
    const wanted = wantedTexts(appointment, settings, { now: now().getTime(), onSince, zone });
    stores.transact(() => {
      const occasions = new Set(wanted.map(({ occasion }) => occasion));
      for (const row of stores.texts.waitingOf(id)) if (!occasions.has(row.occasion)) drop(row.id);
      for (const text of wanted) {
        const unsaid = newsIsKnown && text.kind !== 'reminder' ? 'texts_said_already' : undefined;
        add(text, { businessId, appointmentId: id, entryId: null }, unsaid);
      }
    });
  }

  /** Once for each offer: one that is put off till the morning is the same one. */
  function planOffer(entry: WaitlistEntry): void {
    const { id, businessId, state, offer } = entry;
    const { settings } = rules.current(businessId);
    if (state !== 'offered' || offer === null || !settings.on || !settings.kinds.offer) return;
    const aboutMs = Date.parse(offer.slot.start);
    const wanted = {
      ...{ kind: 'offer' as const, occasion: offerOccasion(entry), aboutMs },
      ...{ dueMs: now().getTime(), untilMs: Date.parse(offer.until) },
    };
    stores.transact(() => add(wanted, { businessId, appointmentId: null, entryId: id }));
  }

  /** Every appointment ahead: at the start, for what an end of the program left out, and when texts are switched on. */
  function planAhead(): void {
    const from = now().getTime();
    for (const { business } of book.all())
      if (rules.current(business.id).settings.on)
        for (const record of records.between(business.id, from, from + AHEAD_MS)) plan(records.shown(record));
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
