import { AppError } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { Task } from '#contract/tasks.ts';
import type { Booking } from '../domain/front-desk/ports.ts';
import type { AppointmentRecord } from '../domain/front-desk/records.ts';
import { toE164 } from '../domain/phone-number.ts';
import { storableText } from '../domain/plain-text.ts';
import { toTextAnswer, type TextAnswer } from '../domain/texts/answer-words.ts';
import type { IncomingText } from '../domain/texts/incoming.ts';
import { textPhrasesIn, type TextPhrases } from '../domain/texts/phrases.ts';
import { filledText, writtenMoment } from '../domain/texts/words.ts';
import type { Bus } from '../platform/bus.ts';
import { newId } from '../platform/ids.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { LineBook } from './line-book.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import { createTextLanguage } from './text-language.ts';
import type { TextRules } from './text-rules.ts';
import type { WaitlistDesk } from './waitlist-desk.ts';

type Deps = {
  stores: Stores;
  box: SecretBox;
  keys: CallerKeys;
  book: Pick<BusinessBook, 'tenant'>;
  lines: Pick<LineBook, 'of'>;
  rules: Pick<TextRules, 'isOn'>;
  booking: Pick<Booking, 'cancel'>;
  waitlist: Pick<WaitlistDesk, 'answer'>;
  /** Does something whose news the answer tells already. */
  quietly: <T>(work: () => T) => T;
  refresh: MemoryRefresh;
  bus: Bus<AppEvents>;
  now: () => Date;
};
/** Who wrote, and to whom. */
type Sender = {
  businessId: string;
  key: string;
  /** Null: nobody is known by the number, or several are and no text tells which. */
  personId: string | null;
  phrases: TextPhrases;
  zone: string;
  shop: string;
};

const DAY_MS = 86_400_000;
/** A program that answers programs must come to an end. */
const MOST_ANSWERS = 20;
const MOST_CHOICES = 5;
const SEALED = 'text.answer';

export type TextAnswers = ReturnType<typeof createTextAnswers>;

/** Understands what people answer, and says what they are answered. */
export function createTextAnswers(deps: Deps) {
  const { stores, box, keys, book, lines, rules, now } = deps;
  const ago = (ms: number): string => new Date(now().getTime() - ms).toISOString();
  const appointments = createTextCancelling(deps);
  const offers = createOfferAnswers(deps);
  const passOn = createPassingOn(deps);
  const writerOf = createWriters(deps);
  const languageOf = createTextLanguage(deps);

  function senderOf({ from, to }: IncomingText): Sender | null {
    const line = lines.of(to);
    if (line === null) return null;
    const { business } = book.tenant(line.businessId);
    const e164 = toE164(from, business.region);
    if (e164 === null) return null;
    const [businessId, key] = [business.id, keys.of(e164)];
    const personId = writerOf(businessId, key);
    const phrases = textPhrasesIn(languageOf(personId, businessId));
    return { businessId, key, personId, phrases, zone: business.zone, shop: business.name };
  }

  function said(sender: Sender, answer: TextAnswer, body: string): string | null {
    const { businessId, key, phrases, shop } = sender;
    const isNew = stores.texts.answersSince(businessId, key, ago(DAY_MS)) === 0;
    if (answer.kind === 'help') return filledText(phrases.help, { business: shop });
    if (answer.kind === 'cancel') return appointments.cancel(sender, answer.choice);
    if (answer.kind === 'yes' || answer.kind === 'no') {
      const told = offers.answer(sender, answer.kind === 'yes');
      if (told !== null) return told;
    }
    // Of a number that nobody is known by, nobody is left a message: it is said what can be done instead.
    const words = passOn(sender, body) ? phrases.passedOn : phrases.help;
    return isNew ? filledText(words, { business: shop }) : null;
  }

  /** A wish to be left alone counts whatever is switched off, and is answered by the carrier, if by anybody. */
  function heeded({ businessId, key, phrases, shop }: Sender, kind: string): string | null | undefined {
    if (kind === 'stop') stores.texts.stop(businessId, key, now().toISOString());
    if (kind !== 'start') return kind === 'stop' ? null : undefined;
    return stores.texts.start(businessId, key) ? filledText(phrases.help, { business: shop }) : undefined;
  }

  return {
    /**
     * What is answered; null: nothing. The same text delivered twice is answered as it was the first time, and does
     * nothing again.
     */
    receive(text: IncomingText): string | null {
      const before = stores.texts.answered(text.sid);
      if (before) return box.open(before, SEALED).toString('utf8') || null;
      const sender = senderOf(text);
      if (sender === null) return null;
      const { businessId, key } = sender;
      const answer = toTextAnswer(text.body);
      const wasStopped = stores.texts.isStopped(businessId, key);
      const heed = heeded(sender, text.asked ?? answer.kind);
      // "Yes" is Twilio's word to begin again too; of somebody who never asked for an end it is an answer to us.
      const isCarriers = text.asked !== null && (text.asked !== 'start' || wasStopped);
      const isMute =
        isCarriers ||
        !rules.isOn(businessId) ||
        stores.texts.isStopped(businessId, key) ||
        stores.texts.answersSince(businessId, key, ago(DAY_MS)) >= MOST_ANSWERS;
      const reply = isMute ? null : heed !== undefined ? heed : said(sender, answer, text.body);
      const sealed = box.seal(reply ?? '', SEALED);
      stores.transact(() => stores.texts.noteAnswer(text.sid, businessId, key, sealed, now().toISOString()));
      return reply;
    },
  };
}

/** "C": cancels the one appointment that can be meant, or asks which. */
function createTextCancelling({ stores, book, booking, quietly, now }: Deps) {
  /** What a number has ahead: of everybody behind it, and what it was written to about. Soonest first. */
  function ahead({ businessId, key }: Sender): AppointmentRecord[] {
    const at = now().getTime();
    const identity = stores.people.identity(businessId, key);
    const persons = identity ? stores.people.personsOf(identity.id) : [];
    const theirs = persons.flatMap(({ id }) => stores.appointments.ofPerson(id));
    const told = stores.texts.appointmentsTo(businessId, key, at).flatMap((id) => stores.appointments.find(id) ?? []);
    const all = new Map([...theirs, ...told].map((record) => [record.id, record]));
    return [...all.values()]
      .filter(({ status, startMs }) => status === 'scheduled' && startMs > at)
      .toSorted((one, other) => one.startMs - other.startMs);
  }

  const moment = ({ zone, phrases }: Sender, { startMs }: AppointmentRecord) => writtenMoment(startMs, zone, phrases);

  function ask(sender: Sender, found: readonly AppointmentRecord[]): string {
    const { businessId, key, phrases, shop } = sender;
    const offered = found.slice(0, MOST_CHOICES);
    const ids = offered.map(({ id }) => id);
    stores.transact(() => stores.texts.askToChoose(businessId, key, ids, now().toISOString()));
    const listed = offered.map((record, index) => {
      const { day, time } = moment(sender, record);
      return `C${index + 1} = ${day} ${time}`;
    });
    return `${filledText(phrases.whichOne, { business: shop })} ${listed.join(', ')}`;
  }

  function cancelled(sender: Sender, record: AppointmentRecord): string {
    const { phrases, shop: business } = sender;
    const reason = textPhrasesIn(book.tenant(sender.businessId).business.language).byText;
    try {
      quietly(() => booking.cancel({ id: record.id, by: 'agent', reason, key: null }));
      return filledText(phrases.wasCancelled, { business, ...moment(sender, record) });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      const isLate = error.reason?.code === 'desk_too_late_to_change';
      return filledText(isLate ? phrases.tooLate : phrases.nothingToCancel, { business });
    }
  }

  return {
    cancel(sender: Sender, choice: number | null): string {
      const { businessId, key, phrases, shop } = sender;
      const found = ahead(sender);
      const [only] = found;
      if (only === undefined) return filledText(phrases.nothingToCancel, { business: shop });
      const since = new Date(now().getTime() - DAY_MS).toISOString();
      const asked = choice === null ? [] : stores.texts.choices(businessId, key, since);
      const chosen = choice === null ? undefined : found.find(({ id }) => id === asked[choice - 1]);
      if (chosen) return cancelled(sender, chosen);
      return found.length === 1 && asked.length === 0 ? cancelled(sender, only) : ask(sender, found);
    },
  };
}

/** "Y" and "N" to a freed time. */
function createOfferAnswers({ stores, waitlist, quietly }: Deps) {
  return {
    /** Null where nothing was offered to this number: the word means something else then. */
    answer({ businessId, key, phrases, zone, shop: business }: Sender, accept: boolean): string | null {
      const identity = stores.people.identity(businessId, key);
      const persons = identity ? stores.people.personsOf(identity.id).map(({ id }) => id) : [];
      const entry = persons.flatMap((id) => stores.waitlist.ofPerson(id)).find(({ offer }) => offer !== null);
      if (!entry?.offer) return null;
      try {
        const { appointment } = quietly(() => waitlist.answer({ id: entry.id, accept }));
        if (appointment === null) return filledText(phrases.declined, { business });
        return filledText(phrases.accepted, {
          business,
          ...writtenMoment(Date.parse(appointment.start), zone, phrases),
        });
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
        return filledText(phrases.offerOver, { business });
      }
    },
  };
}

/** Who writes from a number: the one it belongs to, and of several the one whom our texts to it were for. */
function createWriters({ stores, now }: Deps) {
  return function writerOf(businessId: string, key: string): string | null {
    const identity = stores.people.identity(businessId, key);
    const persons = identity ? stores.people.personsOf(identity.id).map(({ id }) => id) : [];
    if (persons.length < 2) return persons[0] ?? null;
    const told = stores.texts.appointmentsTo(businessId, key, now().getTime());
    const meant = new Set(told.flatMap((id) => stores.appointments.find(id)?.personId ?? []));
    const theirs = persons.filter((id) => meant.has(id));
    return theirs.length === 1 ? (theirs[0] ?? null) : null;
  };
}

/** Whatever is none of these words is for people to read: a message, as one that was left on a call. */
function createPassingOn({ stores, refresh, bus, now }: Deps) {
  /** False where there is nobody to answer to. */
  return function passOn({ personId }: Sender, body: string): boolean {
    const text = storableText(body, 500);
    if (personId === null) return false;
    if (text === '') return true;
    const origin = { callerId: personId, callId: null, createdAt: now().toISOString() };
    const task: Task = { id: newId(), kind: 'message', text, due: null, ...origin, doneAt: null };
    stores.transact(() => {
      stores.tasks.add(task, null);
      refresh(personId);
    });
    bus.publish('task.changed', task);
    bus.publish('caller.changed', { callerId: personId });
    return true;
  };
}
