import type { ConnectWish } from '#contract/connect.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import type { Found } from '../domain/connect/found.ts';
import { ownThinks } from '../domain/connect/kept-wish.ts';
import { ProviderFault } from '../domain/providers/fault.ts';
import type { PhoneAccount, PhoneLine } from '../domain/providers/phone-account.ts';
import type { VoiceAccount } from '../domain/providers/voice-account.ts';
import { goneIs } from './connect-gone.ts';

/** The accounts as they are now: keys may be changed while the program runs. Throws ProviderFault without a key. */
export type Accounts = { voice: () => VoiceAccount; phone: () => PhoneAccount };

export type FoundPart = keyof Found;

/** Our Speech Engine for a business: the id it was noted down with, and what it is called. */
type OurEngine = { id: string | null; name: string };

type Deps = Accounts & {
  engineOf: (business: string) => OurEngine;
  /** Whether a business sends texts about appointments, and so answers to them are to arrive here. */
  textsOn: (business: string) => boolean;
};

function hasKeys(phone: Accounts['phone']): boolean {
  try {
    phone();
    return true;
  } catch (error) {
    if (error instanceof ProviderFault && error.kind === 'key_missing') return false;
    throw error;
  }
}

/** By its name as well: the program may have ended before its id was noted down. */
async function findEngine({ engines }: VoiceAccount, { id, name }: OurEngine): Promise<Found['engine']> {
  const all = await engines.list();
  const ours = all.find((each) => each.id === id) ?? all.find((each) => each.name === name);
  return ours ? goneIs(null, engines.read(ours.id)) : null;
}

/** Reads what stands at the providers, as far as the wish is about it. Only reads; throws ProviderFault and AppError. */
export function createLook({ voice, phone, engineOf, textsOn }: Deps) {
  const readers = {
    agent: (wish: ConnectWish) => voice().agents.read(wish.agentId),
    secrets: () => voice().secrets.list(),
    webhooks: () => voice().webhooks.list(),
    tools: () => voice().tools.list(),
    numbers: () => voice().numbers.list(),
    engine: (wish: ConnectWish) => (ownThinks(wish) ? findEngine(voice(), engineOf(wish.business)) : null),
    fallbacks: (wish: ConnectWish) => (wish.fallback === null ? [] : phone().fallbacks.list()),
  };

  /**
   * The line at Twilio; null where nothing is to be set there. A number that ElevenLabs has already may be another
   * provider's: that is a fault only where the wish cannot do without Twilio, which texts can.
   */
  async function line(wish: ConnectWish, numbers: Found['numbers']): Promise<PhoneLine | null> {
    const { business, line: chosen, mode, fallback } = wish;
    if (chosen === null || chosen.kind === 'sip') return null;
    if (chosen.kind === 'twilio') return phone().numbers.read(chosen.sid);
    const isNeeded = mode === 'register' || fallback !== null;
    if (!isNeeded && !(textsOn(business) && hasKeys(phone))) return null;
    const number = numbers.find(({ id }) => id === chosen.id)?.number;
    const found = (await phone().numbers.list()).find((each) => each.number === number);
    if (found || !isNeeded) return found ?? null;
    throw refused(
      'conflict',
      tell(mode === 'register' ? 'connect_register_needs_twilio' : 'connect_fallback_needs_twilio'),
    );
  }

  async function everything(wish: ConnectWish): Promise<Found> {
    const [agent, secrets, webhooks, tools, numbers, fallbacks, engine] = await Promise.all([
      readers.agent(wish),
      readers.secrets(),
      readers.webhooks(),
      readers.tools(),
      readers.numbers(),
      readers.fallbacks(wish),
      readers.engine(wish),
    ]);
    return { agent, secrets, webhooks, tools, numbers, fallbacks, engine, line: await line(wish, numbers) };
  }

  /** The same with some parts read again. */
  async function again(wish: ConnectWish, found: Found, parts: readonly FoundPart[]): Promise<Found> {
    const isAsked = (part: FoundPart): boolean => parts.includes(part);
    const numbers = isAsked('numbers') ? await readers.numbers() : found.numbers;
    return {
      numbers,
      agent: isAsked('agent') ? await readers.agent(wish) : found.agent,
      secrets: isAsked('secrets') ? await readers.secrets() : found.secrets,
      webhooks: isAsked('webhooks') ? await readers.webhooks() : found.webhooks,
      tools: isAsked('tools') ? await readers.tools() : found.tools,
      fallbacks: isAsked('fallbacks') ? await readers.fallbacks(wish) : found.fallbacks,
      engine: isAsked('engine') ? await readers.engine(wish) : found.engine,
      line: isAsked('line') ? await line(wish, numbers) : found.line,
    };
  }

  return { everything, again };
}
