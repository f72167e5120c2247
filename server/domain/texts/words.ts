import type { TextKind } from '#contract/texts.ts';
import { TEXT_PLACES } from '#contract/texts.ts';
import { tell, type Told } from '#contract/told.ts';
import { textPhrasesIn, type TextPhrases } from './phrases.ts';

/** What the places of a text are filled with. */
export type TextFill = Readonly<Partial<Record<(typeof TEXT_PLACES)[number], string>>>;

const PLACE = /\{(\w{1,30})\}/g;
/** What one name in a text may take of it, so that no service's name pushes the time out. */
const LONGEST_FILL = 60;
/** An address that is cut leads nowhere. */
const LONGEST_ADDRESS = 300;

/** Why the owner's words cannot be sent; null where they can. */
export function wordsTrouble(words: string): Told | null {
  const places = new Set(Array.from(words.matchAll(PLACE), ([, name = '']) => name));
  const known: readonly string[] = TEXT_PLACES;
  for (const place of places)
    if (!known.includes(place)) return tell('texts_no_such_place', { place, places: known.join(', ') });
  if (!places.has('day') || !places.has('time')) return tell('texts_needs_day_and_time');
  return /https?:|www\./i.test(words) ? tell('texts_has_address') : null;
}

/**
 * A text's words with its places filled: one line, without control characters, and nothing of what is filled in is
 * looked at for places again.
 */
export function filledText(words: string, fill: TextFill): string {
  const known = new Map<string, string>(Object.entries(fill));
  const longest = (name: string): number => (name === 'calendar' ? LONGEST_ADDRESS : LONGEST_FILL);
  return plain(words.replace(PLACE, (_place, name: string) => plain(known.get(name) ?? '').slice(0, longest(name))));
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}

/** The day and the minute of an instant as somebody of that language writes them, on the clocks of the shop. */
export function writtenMoment(startMs: number, zone: string, { tag }: TextPhrases): { day: string; time: string } {
  const at = new Date(startMs);
  const day = new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone });
  const time = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });
  return { day: day.format(at), time: time.format(at) };
}

type Written = {
  kind: TextKind;
  language: string;
  /** The owner's own; null: ours. */
  words: string | null;
  fill: TextFill;
  startMs: number;
  zone: string;
  /** Whether an answer would reach us: what cannot be heard is not asked for. */
  canAnswer: boolean;
  /** Whether this number was never written to. */
  isFirst: boolean;
};

/** A whole text, ready to be sent. */
export function writtenText({ kind, language, words, fill, startMs, zone, canAnswer, isFirst }: Written): string {
  const phrases = textPhrasesIn(language);
  const said = filledText(words ?? phrases[kind], { ...fill, ...writtenMoment(startMs, zone, phrases) });
  return [said, ...(canAnswer ? answerWords(kind, phrases) : []), ...(isFirst ? [phrases.replyToStop] : [])].join(' ');
}

function answerWords(kind: TextKind, phrases: TextPhrases): string[] {
  if (kind === 'cancelled') return [];
  return [kind === 'offer' ? phrases.replyToAccept : phrases.replyToCancel];
}

/** The letters of the GSM alphabet, in which a text is 160 long; those of its second table count twice. */
const GSM = /^[@£$¥èéùìòÇ\nØø\rÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./\w:;<=>?¡ÄÖÑÜ§¿äöñüà^{}\\[~\]|€]*$/;
const GSM_TWICE = /[\^{}\\[~\]|€]/g;

/** How many messages a text is paid as (twilio.md §5.2): 160 letters, or 153 each; 70 and 67 outside the GSM alphabet. */
export function messagesOf(text: string): number {
  const isGsm = GSM.test(text);
  const length = isGsm ? text.length + (text.match(GSM_TWICE)?.length ?? 0) : text.length;
  const [alone, each] = isGsm ? [160, 153] : [70, 67];
  return length <= alone ? 1 : Math.ceil(length / each);
}
