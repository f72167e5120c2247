import type { AppEvents } from '#contract/events.ts';
import type { Booking } from '../domain/front-desk/ports.ts';
import { toTextAnswer, type TextAnswer } from '../domain/texts/answer-words.ts';
import type { IncomingText } from '../domain/texts/incoming.ts';
import { filledText } from '../domain/texts/words.ts';
import type { Bus } from '../platform/bus.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { CarrierDeeds } from './carrier-deeds.ts';
import type { LineBook } from './line-book.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import { createTextCancelling, type Unanswered } from './text-cancelling.ts';
import { createMessagesLeft } from './text-messages-left.ts';
import { createOfferAnswers } from './text-offer-answers.ts';
import type { TextRules } from './text-rules.ts';
import { createTextStops } from './text-stops.ts';
import { createTextWriters, type TextWriter } from './text-writers.ts';
import type { WaitlistDesk } from './waitlist-desk.ts';

type Deps = {
  stores: Stores;
  box: SecretBox;
  keys: CallerKeys;
  book: Pick<BusinessBook, 'tenant'>;
  lines: Pick<LineBook, 'of'>;
  rules: Pick<TextRules, 'isOn'>;
  deeds: Pick<CarrierDeeds, 'keep'>;
  booking: Pick<Booking, 'cancel'>;
  waitlist: Pick<WaitlistDesk, 'answer'>;
  /** Does something whose news the answer tells already. */
  quietly: <T>(work: () => T) => T;
  refresh: MemoryRefresh;
  bus: Bus<AppEvents>;
  now: () => Date;
};

const DAY_MS = 86_400_000;
/** A program that answers programs must come to an end. */
const MOST_ANSWERS = 20;
const SEALED = 'text.answer';

export type TextAnswers = ReturnType<typeof createTextAnswers>;

/** Understands what people answer, and says what they are answered. */
export function createTextAnswers(deps: Deps) {
  const { stores, box, rules, deeds, now } = deps;
  const stops = createTextStops(deps);
  const ago = (ms: number): string => new Date(now().getTime() - ms).toISOString();
  const writerOf = createTextWriters(deps);
  const said = createSaying(deps);
  const done = createDoingUnanswered(deps, 'silenced');
  // They are not answered, so that what changes is news to them.
  const late = createDoingUnanswered({ ...deps, quietly: (work) => work() }, 'late');

  /** A wish to be left alone counts whatever is switched off, and is answered by the carrier, if by anybody. */
  function heeded({ businessId, key, phrases, shop }: TextWriter, kind: string): string | null | undefined {
    if (kind === 'stop') stops.stop(businessId, key);
    if (kind !== 'start') return kind === 'stop' ? null : undefined;
    return stops.start(businessId, key) ? filledText(phrases.help, { business: shop }) : undefined;
  }

  function replyTo(writer: TextWriter, { asked, body }: IncomingText, isAwaited: boolean): string | null {
    const { businessId, key } = writer;
    const answer = toTextAnswer(body);
    const wasStopped = stores.texts.isStopped(businessId, key);
    const heed = heeded(writer, asked ?? answer.kind);
    // "Yes" is Twilio's word to begin again too; of somebody who never asked for an end it is an answer to us.
    const isCarriers = asked !== null && (asked !== 'start' || wasStopped);
    const soFar = stores.texts.answersSince(businessId, key, ago(DAY_MS));
    if (isCarriers || heed === null || soFar >= MOST_ANSWERS) return null;
    const mayAnswer = rules.isOn(businessId) && !stores.texts.isStopped(businessId, key);
    if (mayAnswer && isAwaited) return heed ?? said(writer, answer, { body, isNew: soFar === 0 });
    if (mayAnswer) late(writer, answer, body);
    else done(writer, answer, body);
    return null;
  }

  function understood(text: IncomingText, isAwaited: boolean): string | null {
    const before = stores.texts.answered(text.sid);
    if (before) return box.open(before, SEALED).toString('utf8') || null;
    const writer = writerOf(text);
    if (writer === null) return null;
    const reply = replyTo(writer, text, isAwaited);
    const sealed = box.seal(reply ?? '', SEALED);
    const { businessId, key } = writer;
    const at = now().toISOString();
    // What was wanted is done by now, and must not be done again for want of this.
    deeds.keep(() => stores.transact(() => stores.texts.noteAnswer(text.sid, businessId, key, sealed, at)));
    return reply;
  }

  return {
    /**
     * What is answered; null: nothing. The same text delivered twice is answered as it was the first time, and does
     * nothing again.
     */
    receive: (text: IncomingText): string | null => understood(text, true),
    /** Does what is wanted, where it is too late to answer. */
    heed: (text: IncomingText): void => void understood(text, false),
  };
}

function createSaying(deps: Deps) {
  const appointments = createTextCancelling(deps);
  const offers = createOfferAnswers(deps);
  const messages = createMessagesLeft(deps);

  return (writer: TextWriter, answer: TextAnswer, { body, isNew }: { body: string; isNew: boolean }): string | null => {
    const { phrases, shop, personId } = writer;
    if (answer.kind === 'help') return filledText(phrases.help, { business: shop });
    if (answer.kind === 'cancel') return appointments.cancel(writer, answer.choice);
    const told = answer.kind === 'yes' || answer.kind === 'no' ? offers(writer, answer.kind === 'yes') : null;
    if (told !== null) return told;
    // Of a number that nobody is known by, nobody is left a message: it is said what can be done instead.
    const words = messages.passOn(personId, body) ? phrases.passedOn : phrases.help;
    return isNew ? filledText(words, { business: shop }) : null;
  };
}

/**
 * Whoever asked for no more texts, or writes while they are off, is not answered, and nobody is once it is late; what they
 * want counts all the same.
 */
function createDoingUnanswered({ deeds, ...deps }: Deps, why: Unanswered) {
  const { stores } = deps;
  const appointments = createTextCancelling(deps);
  const offers = createOfferAnswers(deps);
  const messages = createMessagesLeft(deps);

  /** Where the shop never wrote to them while it may, it is not told what they write. */
  function isStranger({ businessId, key }: TextWriter): boolean {
    return why === 'silenced' && !stores.texts.isStopped(businessId, key) && !stores.texts.wasSentTo(businessId, key);
  }

  return (writer: TextWriter, answer: TextAnswer, body: string): void => {
    if (isStranger(writer) || answer.kind === 'help' || answer.kind === 'start') return;
    if (answer.kind === 'cancel') {
      const untold = appointments.cancelUnanswered(writer, answer.choice, why);
      // By then it is cancelled, and would not be found again.
      if (untold) deeds.keep(() => messages.leave(untold.personId, untold.words));
      return;
    }
    if (answer.kind === 'yes' || answer.kind === 'no') offers(writer, answer.kind === 'yes');
    // They may take for done what was not: somebody looks at it.
    deeds.keep(() => messages.passOn(writer.personId, body));
  };
}
