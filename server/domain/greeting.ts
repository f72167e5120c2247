import type { Business } from '#contract/businesses.ts';

import type { Caller } from './caller.ts';
import type { Card } from './card.ts';
import { noticeIn, saysNotice, withNotice } from './connect/notice.ts';
import { listed } from './phrase-book.ts';
import { languageOf, phrasesIn, speaks, spokenLanguage } from './phrases.ts';
import { holdsNumber, sayableName, shorten, toldLine } from './told-text.ts';

/** Longest first message, in characters: about twenty seconds of speech. */
const MESSAGE_LIMIT = 300;
const BUSINESS_LIMIT = 120;
/** The same where the notice has to fit in beside it. */
const CALLING_LIMIT = 90;
const ITEM_LIMIT = 80;
const CUT_OFF_MS = 10 * 60_000;
const RANG_AGAIN_MS = 5 * 60_000;
/** More names than this are a riddle, not a question. */
const NAMES_ASKED = 3;

type Shop = Pick<Business, 'name' | 'greeting' | 'returningGreeting' | 'language'> & Partial<Pick<Business, 'notice'>>;

/**
 * The agent's first sentence, at most 300 characters, in the caller's language when we have words for it. It holds a
 * name at most and one open item: no number, no health fact. The owner's own greetings are used in their own language.
 * Where the shop says so, it tells that an AI speaks and may record, in the language of the call.
 * @param now ISO instant
 */
export function firstMessage(business: Shop, caller: Caller, now: string): string {
  const message = greetingOf(business, caller, now);
  if (business.notice !== true || saysNotice(message)) return message;
  const language = callLanguage(business, caller);
  return withNotice(short(message, MESSAGE_LIMIT - noticeIn(language).length - 1), language);
}

function greetingOf(business: Shop, caller: Caller, now: string): string {
  const shop = toldLine(business.name, BUSINESS_LIMIT);
  const language = callLanguage(business, caller);
  const phrases = phrasesIn(language);
  const inOwnWords = !speaks(language) || language === spokenLanguage(null, business.language);

  if (caller.kind === 'shared') {
    const names = caller.names.flatMap((name) => sayableName(name)?.split(' ')[0] ?? []);
    const askable = names.length > 1 && names.length <= NAMES_ASKED && new Set(names).size === caller.names.length;
    return short(askable ? phrases.whichOfYou(shop, listed(names, phrases.or)) : phrases.whoIsIt(shop));
  }
  if (caller.kind === 'known') {
    const name = firstNameOf(caller.card);
    if (wasCutOff(caller.card, now)) return short(phrases.cutOff(shop, name));
    if (within(caller.lastRingAt, now, RANG_AGAIN_MS)) return short(phrases.helloAgain(shop, name));
    if (name !== null) {
      const template = inOwnWords ? business.returningGreeting : null;
      const hello = template === null ? phrases.welcomeBack(shop, name) : filled(template, shop, name);
      return withOpenItem(hello, caller.card.openItem, phrases.openItem);
    }
  }
  const template = inOwnWords ? business.greeting : null;
  return short(template === null ? phrases.greeting(shop) : filled(template, shop, ''));
}

/**
 * The first sentence of a call that we make: who calls, the AI and recording notice, and whether it is them. Of what is
 * open nothing is said before that is clear.
 */
export function firstWords(business: Shop, caller: Caller): string {
  const language = callLanguage(business, caller);
  const name = caller.kind === 'known' ? firstNameOf(caller.card) : null;
  const { weCall, isItYou } = phrasesIn(language);
  return [weCall(toldLine(business.name, CALLING_LIMIT)), noticeIn(language), isItYou(name)].join(' ');
}

/** The language this call is likely to be held in, always one we have phrases for. */
export function callLanguage(business: Pick<Business, 'language'>, caller: Caller): string {
  return spokenLanguage(rememberedLanguage(caller), business.language);
}

/** The caller's own language as remembered or guessed from the number, primary subtag, or null. */
export function rememberedLanguage(caller: Caller): string | null {
  if (caller.kind === 'known') return languageOf(caller.card.language);
  return caller.kind === 'new' ? languageOf(caller.language) : null;
}

const TITLES = new Set([
  'dr',
  'prof',
  'mr',
  'mrs',
  'ms',
  'miss',
  'herr',
  'frau',
  'monsieur',
  'madame',
  'señor',
  'señora',
  'signor',
  'signora',
]);

/** How the caller wants to be called, else the first name; a title is never taken for one. */
function firstNameOf(card: Card): string | null {
  const saidAs = sayableName(card.saidAs);
  if (saidAs !== null) return saidAs;
  const name = sayableName(card.name);
  const first = name === null ? null : untilBlank(name);
  return first !== null && TITLES.has(first.toLowerCase().replace('.', '')) ? name : first;
}

function untilBlank(name: string): string {
  const blank = name.indexOf(' ');
  return blank === -1 ? name : name.slice(0, blank);
}

function wasCutOff(card: Card, now: string): boolean {
  return card.lastCall !== null && card.lastCall.dropped && within(card.lastCall.endedAt, now, CUT_OFF_MS);
}

function within(instant: string | null, now: string, ms: number): boolean {
  if (instant === null) return false;
  const age = Date.parse(now) - Date.parse(instant);
  return age >= 0 && age <= ms;
}

const PLACEHOLDER = /\{(business|name)\}/g;

/** One pass: what a value holds is never looked at again, and values come without braces. */
function filled(template: string, business: string, name: string): string {
  return template.replace(PLACEHOLDER, (_whole, field: string) => (field === 'name' ? name : business));
}

function withOpenItem(hello: string, item: string | null, phrase: (item: string) => string): string {
  const greeting = short(hello);
  if (item === null || item.length > ITEM_LIMIT || holdsNumber(item)) return greeting;
  const told = toldLine(item, ITEM_LIMIT).replace(/[.!?]$/, '');
  const whole = `${greeting} ${phrase(told)}`;
  return told === '' || whole.length > MESSAGE_LIMIT ? greeting : whole;
}

/** Fits the limit without cutting one of ElevenLabs' own `{{system__…}}` placeholders in the owner's greeting apart. */
function short(text: string, limit = MESSAGE_LIMIT): string {
  if (text.length <= limit) return text;
  const cut = shorten(text, limit);
  const opened = cut.lastIndexOf('{{');
  return opened > cut.lastIndexOf('}}') ? `${cut.slice(0, opened).trimEnd()}...` : cut;
}
