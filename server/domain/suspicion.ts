import type { FactSource } from '#contract/facts.ts';
import { sentences } from '#contract/sentences.ts';
import type { WaitingReason } from '#contract/told.ts';

import { fold } from './fold.ts';
import type { Slot } from './slot.ts';
import type { Steps } from './steps.ts';
import { addressing, businessWords } from './wary-words.ts';
import { german } from './wary-words-de.ts';
import { authority, machine, money, orders, rights } from './wary-words-en.ts';
import { spanish } from './wary-words-es.ts';
import { french } from './wary-words-fr.ts';

const longestJudged = 1_000;

const order = sentences.waits_order;
const claims: readonly (readonly [reason: WaitingReason, patterns: readonly RegExp[]])[] = [
  [order, orders],
  [sentences.waits_authority, authority],
  [sentences.waits_machine, machine],
  [sentences.waits_money, money],
  [sentences.waits_rights, rights],
  [order, [...german, ...french, ...spanish]],
];

/** Only for what is told as a standing fact: a reason for a call or a complaint may be about all of this. */
const standingClaims: typeof claims = [
  [sentences.waits_business, businessWords],
  [order, addressing],
];

const address =
  /https?:|www\.|(?:^|[\s@/.])[a-z0-9-]{1,63}\.(?:com|net|org|io|de|fr|es|co|uk|info|biz|xyz|app|dev|ru|link|ly|eu|shop|site|online|ai|me|ch|at)(?![a-z0-9])|\bdot (?:com|net|org|de|fr|es|io)\b/i;
const code =
  /[{}<>`\\]|\$\(|=>|&&|\|\||;\s*--|\b(?:secret|system)_|\b(?:drop table|delete from|insert into|union select|select \*|rm -rf|eval\(|import os|function\s?\(|javascript:|base64)/i;
const roleLabel =
  /^[\s[(#*-]{0,6}(?:system|assistant|user|developer|tool|agent|instruction|admin|human|ai)s?\s?[\])]{0,2}\s?[:>\]]/i;
const endless = /[\w+/=-]{32}/;
const mixedScript = /[a-z][\u0370-\u03FF\u0400-\u04FF]|[\u0370-\u03FF\u0400-\u04FF][a-z]/i;
const spacedLetters = /(?:(?<![\p{L}\d])\p{L}[ .\-_*]{1,2}){6}/u;
const amount = /[€$£¥%]/;

/** Slots whose value is a claim about what the business owes, so only its own people and tools may fill them. */
const claimSlots = new Set(['quote_given', 'promise']);

/**
 * Why a value must be seen by staff before it may be told (reliability.md T15), in the owner's words, or null. Staff's
 * own words are never doubted; a tool may name prices, but hands on callers' words, so it may not give orders.
 */
export function quarantineReason(slot: Slot, value: string, source: FactSource): WaitingReason | null {
  if (source === 'staff') return null;
  const text = value.slice(0, longestJudged).replace(/\s+/g, ' ');
  const fromTool = source === 'tool';
  if (claimSlots.has(slot.id) && !fromTool) return sentences.waits_promise;
  const shape = shapeReason(slot, text, fromTool);
  if (shape !== null) return shape;
  if (slot.format === 'email' || slot.format === 'plate') return null;
  const folded = ` ${fold(text)} `;
  const disguised = ` ${fold(undisguised(text))} `;
  const standing = slot.kind !== 'event' && slot.format === 'text';
  for (const [reason, patterns] of standing ? [...claims, ...standingClaims] : claims) {
    if (fromTool && (patterns === money || patterns === businessWords)) continue;
    if (patterns.some((pattern) => pattern.test(folded) || pattern.test(disguised))) return reason;
  }
  return null;
}

/**
 * Uses every pattern on nothing, one a step. V8 compiles a pattern when it is first used, and to machine code the time
 * after: all of them take it 70 ms in one piece. Again they take it microseconds.
 */
export function* suspicionPatternSteps(): Steps<void> {
  const shapes = [address, code, roleLabel, endless, mixedScript, spacedLetters];
  yield* usedSteps([...shapes, ...[...claims, ...standingClaims].flatMap(([, patterns]) => patterns)]);
}

export function* usedSteps(patterns: readonly RegExp[]): Steps<void> {
  for (const pattern of patterns) {
    for (const words of ['', ' ']) pattern.test(words);
    yield;
  }
}

function shapeReason(slot: Slot, text: string, fromTool: boolean): WaitingReason | null {
  if (!slot.urls && address.test(text)) return sentences.waits_address;
  if (code.test(text) || (!slot.urls && endless.test(text))) return sentences.waits_code;
  if (roleLabel.test(text) || mixedScript.test(text) || isSpeltOut(text)) return order;
  if (!slot.digits && hasLongNumber(text)) return sentences.waits_number;
  return !fromTool && amount.test(text) ? sentences.waits_money : null;
}

/** Five digits in a row, or seven with separators; a masked number has two. */
function hasLongNumber(text: string): boolean {
  return /\d{5}/.test(text) || /\d(?:[ .,/()-]{0,3}\d){6}/.test(text);
}

/** "i g n o r e": a row of single letters is a disguise everywhere but in a spelled name, which is read before. */
function isSpeltOut(text: string): boolean {
  return spacedLetters.test(text);
}

const stand: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Digits that stand for letters inside of a word ("1gn0re"), read as letters. */
function undisguised(text: string): string {
  return text.replace(/[013457@$!](?=\p{L})|(?<=\p{L})[013457@$!]/gu, (sign) => stand[sign] ?? sign);
}
