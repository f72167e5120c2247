import { Temporal } from 'temporal-polyfill';

import { dueDay } from './due-day.ts';
import type { FinishedCall } from './finished-call.ts';
import { fold, foldedWords } from './fold.ts';
import { type Heard, hearingSteps, sentencesOf } from './heard.ts';
import { isRefusal } from './no-calls.ts';
import { phraseBooks } from './phrases.ts';
import { storableText } from './plain-text.ts';
import { asksForCall, callsBack, datedPromises, promises } from './promise-words.ts';
import { storedValues } from './stored-values.ts';
import { slotOf } from './slots.ts';
import type { Steps } from './steps.ts';
import { quarantineReason } from './suspicion.ts';

export type MadePromise = { kind: 'promise' | 'callback'; text: string; due: string | null };

const longestText = 160;
const mostPromises = 5;
/** Of each side. The rest of a call that goes on promising is told by these; comparing all with all would take seconds. */
const mostSentences = 40;

/**
 * What the business owes the caller after this call: promises and call-backs the agent announced, a call-back the
 * caller asked for, and the analysis' `promise`. `due` is a day in the business's IANA zone. At most five.
 */
export function* promiseSteps(call: FinishedCall, zone: string): Steps<MadePromise[]> {
  const saidOn = Temporal.Instant.from(call.startedAt).toZonedDateTimeISO(zone).toPlainDate();
  const announced = yield* sentenceSteps(yield* hearingSteps(call, 'agent'), saidOn, agentKind);
  const asked = yield* sentenceSteps(yield* hearingSteps(call, 'caller'), saidOn, callerKind);
  const collected = call.collected
    .filter(({ slot }) => fold(slot) === 'promise')
    .flatMap(({ value }) => storedValues(slotOf('promise', 'general'), value))
    // The analysis may take the caller's words for ours: what reads like an order or a price is no promise.
    .filter((text) => quarantineReason(slotOf('reason_for_call', 'general'), text, 'caller') === null)
    .map((text) => made(text, saidOn, agentKind(` ${fold(text)} `, null) ?? 'promise'))
    .filter((retold) => !announced.some((said) => tellTheSame(said, retold)));
  const rings = announced.some(({ kind }) => kind === 'callback');
  return withoutRepeats([...announced, ...(rings ? [] : asked), ...collected]).slice(0, mostPromises);
}

type KindOf = (folded: string, due: string | null) => MadePromise['kind'] | null;

const agentKind: KindOf = (folded, due) => {
  if (callsBack.some((pattern) => pattern.test(folded))) return 'callback';
  if (promises.some((pattern) => pattern.test(folded))) return 'promise';
  return due !== null && datedPromises.some((pattern) => pattern.test(folded)) ? 'promise' : null;
};

/** "Do not call me" holds the words of "call me". */
const callerKind: KindOf = (folded) =>
  !isRefusal(folded) && asksForCall.some((pattern) => pattern.test(folded)) ? 'callback' : null;

function* sentenceSteps(heard: readonly Heard[], saidOn: Temporal.PlainDate, kindOf: KindOf): Steps<MadePromise[]> {
  const found: MadePromise[] = [];
  for (const said of heard) {
    found.push(...sentences(said, saidOn, kindOf));
    if (found.length >= mostSentences) break;
    yield;
  }
  return found.slice(0, mostSentences);
}

function sentences({ text }: Heard, saidOn: Temporal.PlainDate, kindOf: KindOf): MadePromise[] {
  return sentencesOf(text).flatMap((sentence) => {
    // A question is an offer, not a promise; a caller's question is how they ask.
    if (kindOf === agentKind && (sentence.endsWith('?') || isReminder(sentence))) return [];
    const kind = kindOf(` ${fold(sentence.slice(0, 1_000))} `, dueDay(sentence.slice(0, 1_000), saidOn));
    return kind === null ? [] : [made(sentence, saidOn, kind)];
  });
}

/** How our own greeting brings up what is open: "I still have a note here:". The promise in it is the old one. */
const reminders = phraseBooks.map(({ openItem }) => fold(openItem('\n').split('\n')[0] ?? ''));

function isReminder(sentence: string): boolean {
  const folded = fold(sentence.slice(0, 100));
  return reminders.some((words) => folded.startsWith(words));
}

function made(sentence: string, saidOn: Temporal.PlainDate, kind: MadePromise['kind']): MadePromise {
  return { kind, text: storableText(sentence, longestText), due: dueDay(sentence.slice(0, 1_000), saidOn) };
}

/** The same promise told twice is one, and so are two call-backs for one day or for no day in particular. */
function withoutRepeats(all: readonly MadePromise[]): MadePromise[] {
  const kept: MadePromise[] = [];
  for (const one of all) {
    const twin = kept.findIndex((other) => isRepeat(other, one));
    if (twin === -1) kept.push(one);
    else if (kept[twin]?.due === null && one.due !== null) kept[twin] = one;
  }
  return kept.filter(({ text }) => text !== '');
}

function isRepeat(a: MadePromise, b: MadePromise): boolean {
  if (fold(a.text) === fold(b.text)) return true;
  if (a.due !== b.due && a.due !== null && b.due !== null) return false;
  return a.kind === 'callback' && b.kind === 'callback';
}

/** The analysis retells in its own words what the agent said: half of the longer words in common is one promise. */
function tellTheSame(said: MadePromise, retold: MadePromise): boolean {
  if (said.due !== retold.due && said.due !== null && retold.due !== null) return false;
  const [few, many] = [longWords(said.text), longWords(retold.text)].sort((a, b) => a.size - b.size);
  if (!few || !many || few.size === 0) return false;
  return [...few].filter((word) => many.has(word)).length * 2 >= few.size;
}

function longWords(text: string): Set<string> {
  return new Set(foldedWords(text).filter((word) => word.length > 3));
}
