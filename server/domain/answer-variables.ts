import type { Business } from '#contract/businesses.ts';
import type { Service } from '#contract/front-desk.ts';

import type { Variables, VariableValue } from './answer-body.ts';
import { servicesSummary } from './front-desk/tools/services-summary.ts';
import type { Opening } from './opening-hours.ts';
import type { ShopWords } from './shop-now.ts';
import { toldLine } from './told-text.ts';

/** What ElevenLabs told about the ringing call. */
export type CallRequest = {
  callerNumber?: string | undefined;
  callSid?: string | undefined;
  conversationId?: string | undefined;
  agentId?: string | undefined;
  calledNumber?: string | undefined;
};

/** Declared names that hold the caller's number: sent to the agent that asks for them, never kept in a pack. */
const NUMBER_NAMES = new Set(['caller_number', 'caller_id', 'phone_number']);

const SERVICES_LIMIT = 1000;

/** `kept` may be stored and shown; `numbers` go to the agent only. Together they are every variable but the secrets. */
export type FilledVariables = { kept: Variables; numbers: Variables };

/** What is worked out for one call before its variables can be filled. `number` is null unless the caller is identified. */
export type CallWords = {
  request: CallRequest;
  number: string | null;
  callRef: string;
  callerName: string;
  memory: string;
  isReturning: boolean;
  lastCall: string;
  greeting: string;
  language: string;
  opening: Opening;
  words: ShopWords;
};

/**
 * Fills every variable an agent of this business may use; a missing one ends the call (elevenlabs.md §11 no. 1). What
 * the owner declared comes first, so our own names cannot be taken over, but an empty one falls back to the owner's
 * default. Values are strings, numbers or booleans, never null.
 */
export function createVariables(
  business: Business,
  services: readonly Service[],
): (call: CallWords) => FilledVariables {
  const fillDeclared = declaredFiller(business);
  const servicesIn = rememberedBy((language) => toldLine(servicesSummary(services, language), SERVICES_LIMIT));
  const name = toldLine(business.name);
  const shop = { business_name: name, tenant_id: business.id, tenant_name: name };

  return (call) => {
    const { kept: declared, numbers } = fillDeclared(call);
    const or = (value: string, variable: string): VariableValue =>
      value === '' && Object.hasOwn(declared, variable) ? (declared[variable] ?? '') : value;
    const kept = {
      ...declared,
      ...shop,
      caller_name: or(call.callerName, 'caller_name'),
      caller_memory: call.memory,
      is_returning_caller: call.isReturning,
      last_call_summary: or(call.lastCall, 'last_call_summary'),
      greeting: call.greeting,
      today: call.opening.today,
      weekday: call.words.weekday,
      // Neither true nor false would be honest when no hours are on file.
      open_now: call.opening.open ?? 'unknown',
      is_open_now: call.opening.open ?? 'unknown',
      next_opening: or(call.words.nextOpening, 'next_opening'),
      business_hours_summary: call.words.hours,
      services_summary: or(servicesIn(call.language), 'services_summary'),
      caller_language: call.language,
      call_ref: call.callRef,
    };
    return { kept, numbers };
  };
}

/**
 * The variables a business declares: plain defaults, and a few names that agents made elsewhere expect to be filled
 * from the call. `secret__` and `system__` names are not the owner's to declare here.
 */
function declaredFiller({ variables }: Business): (call: CallWords) => FilledVariables {
  const entries = Object.entries(variables).filter(([name]) => !/^(?:secret|system)__/.test(name));
  const defaults: Variables = Object.fromEntries(entries.filter(([name]) => !NUMBER_NAMES.has(name)));
  const numbersUnknown: Variables = Object.fromEntries(entries.filter(([name]) => NUMBER_NAMES.has(name)));
  const numberNames = Object.keys(numbersUnknown);
  const declares = (name: string): boolean => Object.hasOwn(defaults, name);
  const wants = {
    sid: declares('call_sid'),
    conversation: declares('conversation_id'),
    name: declares('customer_name'),
  };

  return ({ request, number, callerName }) => {
    const kept = { ...defaults };
    if (wants.sid && request.callSid) kept.call_sid = request.callSid;
    if (wants.conversation && request.conversationId) kept.conversation_id = request.conversationId;
    if (wants.name && callerName !== '') kept.customer_name = callerName;
    const numbers = number === null ? numbersUnknown : Object.fromEntries(numberNames.map((name) => [name, number]));
    return { kept, numbers };
  };
}

/** Worked out once for each language: a ringing phone has no time for it. */
function rememberedBy(work: (language: string) => string): (language: string) => string {
  const known = new Map<string, string>();
  return (language) => {
    const words = known.get(language) ?? work(language);
    known.set(language, words);
    return words;
  };
}
