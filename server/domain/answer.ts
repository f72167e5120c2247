import type { Business, EnabledOverrides } from '#contract/businesses.ts';
import type { Pack } from '#contract/calls.ts';
import type { Service } from '#contract/front-desk.ts';
import type { Note } from '#contract/notes.ts';

import { configOverride, type InitiationAnswer } from './answer-body.ts';
import { type CallRequest, createVariables, type FilledVariables } from './answer-variables.ts';
import type { Caller } from './caller.ts';
import { callLanguage, firstMessage, firstWords, rememberedLanguage } from './greeting.ts';
import { makePack } from './pack.ts';
import { languageOf, speaks } from './phrases.ts';
import { createShopClock, type ShopWords } from './shop-now.ts';
import { renderSoul, toneOf, type Soul } from './soul.ts';
import { sayableName, toldLine } from './told-text.ts';
import type { Today } from './today.ts';

/** One ringing phone. `secretVariables` hold `secret__` names only; `now` is an ISO instant. */
export type Ring = {
  caller: Caller;
  globalNotes: readonly Note[];
  now: string;
  secretVariables: Readonly<Record<string, string>>;
  /** Our own id of this call, echoed to us after it. */
  callRef: string;
  /** Our own stable key of the caller, sent as `user_id`; null when unidentified. */
  callerKey: string | null;
  request: CallRequest;
  /** The longest call on this line, in seconds; null: none is set here. */
  longestSeconds: number | null;
  /** What the agent was last seen to allow, where it was looked at. */
  allowed?: EnabledOverrides | undefined;
  /** Where it is we who call: what staff want said, one clean line, or null. */
  calling?: { purpose: string | null };
};

export type Answer = { body: InitiationAnswer; pack: Pack };
export type AnswerMaker = ReturnType<typeof createAnswerMaker>;

/**
 * Makes the answers of one business; everything that does not depend on the call is prepared here or kept for the
 * minute, because an answer has about 20 µs. Nothing in here reads, waits or throws for any stored value.
 */
export function createAnswerMaker(business: Business, soul: Soul, services: readonly Service[] = []) {
  const shopAt = createShopClock(business);
  const toVariables = createVariables(business, services);
  const toPrompt = createPrompt(business, soul);
  const homeLanguage = languageOf(business.language) ?? 'en';

  function answer(ring: Ring, kind: Pack['kind']): Answer {
    const { caller, now, request, callRef, calling } = ring;
    const { opening, today, wordsIn } = shopAt(now);
    const words = wordsIn(callLanguage(business, caller));
    const number = caller.kind === 'unidentified' ? null : (request.callerNumber ?? null);
    const greeting = calling === undefined ? firstMessage(business, caller, now) : firstWords(business, caller);
    const told = makePack({ caller, kind, globalNotes: ring.globalNotes, today, now, calling });
    const memory = told.text;
    const callerName = caller.kind === 'known' ? (sayableName(caller.card.name) ?? '') : '';
    const theirs = rememberedLanguage(caller);
    const language = theirs ?? homeLanguage;

    const isReturning = caller.kind === 'known';
    const lastCall = lastCallOf(caller);
    const variables = toVariables({
      ...{ request, number, callRef, callerName, memory, isReturning },
      ...{ lastCall, greeting, language, opening, words },
    });
    const { config, names } = configOverride(business, {
      firstMessage: greeting,
      prompt: () => toPrompt(words, today, memory, callerName),
      // Only a language we can greet in is switched to: one the agent has no voice for could end the call.
      language: theirs !== homeLanguage && speaks(theirs) ? theirs : null,
      longestSeconds: ring.longestSeconds,
      allowed: ring.allowed,
    });
    const { lines, tokens } = told;
    // The memory is kept line by line already; a second copy would be most of what a ring writes.
    const { caller_memory: _lines, ...kept } = variables.kept;
    return {
      body: bodyOf(business, ring, variables, config),
      pack: { sentAt: now, kind, tokens, lines, firstMessage: greeting, variables: kept, overrides: names },
    };
  }

  return {
    answer: (ring: Ring): Answer => answer(ring, ring.caller.kind),
    /** The same for nobody in particular, for when the memory cannot be read in time, or the owner paused. */
    neutralAnswer: (ring: Omit<Ring, 'caller' | 'callerKey' | 'globalNotes'>, why: 'fallback' | 'paused'): Answer =>
      answer({ ...ring, caller: { kind: 'unidentified' }, callerKey: null, globalNotes: [] }, why),
  };
}

function createPrompt(business: Business, soul: Soul) {
  const shop = { business_name: toldLine(business.name), tone: toldLine(toneOf(business)) };
  return ({ hours, languageName }: ShopWords, today: Today, memory: string, callerName: string): string =>
    renderSoul(soul, { ...shop, hours, language: languageName, today: today.text, memory, caller_name: callerName });
}

function bodyOf(
  { branchId, environment }: Business,
  { caller, callerKey, secretVariables }: Ring,
  { kept, numbers }: FilledVariables,
  config: ReturnType<typeof configOverride>['config'],
): InitiationAnswer {
  const secrets = Object.entries(secretVariables).filter(([name]) => name.startsWith('secret__'));
  const body: InitiationAnswer = {
    type: 'conversation_initiation_client_data',
    dynamic_variables: { ...kept, ...numbers, ...Object.fromEntries(secrets) },
  };
  if (config !== null) body.conversation_config_override = config;
  const isTold = caller.kind !== 'unidentified' && caller.kind !== 'blocked';
  if (callerKey !== null && isTold) body.user_id = callerKey;
  if (branchId !== null) body.branch_id = branchId;
  if (environment !== null) body.environment = environment;
  return body;
}

function lastCallOf(caller: Caller): string {
  if (caller.kind !== 'known') return '';
  return toldLine(caller.card.lastCall?.topic ?? '');
}
