import { isSupportedCountry } from 'libphonenumber-js/min';
import { z } from 'zod';

import { Business, GREETING_RULE, isGreeting } from '#contract/businesses.ts';

import { toMasterKey } from './master-key.ts';

/** How one setting may be written. Messages say what is right and never repeat what was given. */

export const Text = z.string().max(200, 'must be at most 200 characters');

export const Greeting = z.string().max(500, 'must be at most 500 characters').refine(isGreeting, GREETING_RULE);

/** It travels in a header, so blanks and control characters would never arrive as written. */
const Secret = z.string().regex(/^[\x21-\x7e]+$/, 'must be plain characters without blanks');

export const SharedSecret = Secret.min(16, 'must be at least 16 characters').max(500, 'must be at most 500 characters');

export const ApiToken = Secret.min(32, 'must be at least 32 characters').max(500, 'must be at most 500 characters');

/** A key somebody else made; its length is theirs to choose. */
export const ProviderKey = Secret.max(2000, 'must be at most 2000 characters');

export const MasterKey = z
  .string()
  .refine((text) => toMasterKey(text) !== undefined, 'must be 32 bytes as 64 hex characters or base64');

const portMessage = 'must be a port from 0 to 65535';
export const Port = z
  .string()
  .regex(/^\d{1,5}$/, portMessage)
  .transform(Number)
  .refine((port) => port <= 65_535, portMessage);

/** An address to put paths behind: no query, no password, and the last slash cut off. */
export const BaseUrl = z
  .string()
  .refine(isBaseUrl, 'must be an http or https address without user, query or #')
  .transform((text) => text.replace(/\/$/, ''));

export const PublicUrl = BaseUrl.refine(
  (text) => text.startsWith('https:') || isLoopback(text),
  'must begin with https://, because the providers refuse anything else',
);

export const TunnelMode = z.enum(['off', 'quick', 'named'], 'must be off, quick or named');

export const OnOff = z.enum(['on', 'off'], 'must be on or off').transform((word) => word === 'on');

export const TwilioAccount = z.string().regex(/^AC[0-9a-f]{32}$/i, 'must be AC and 32 hex characters');

/** The key's SID and its secret in one, as Twilio shows both only once. */
export const TwilioApiKey = z
  .string()
  .regex(/^SK[0-9a-f]{32}:[\x21-\x7e]{16,200}$/i, 'must be SK and 32 hex characters, a colon, and the secret');

export const PhoneNumber = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a number like +15550100123');

export const Region = z
  .string()
  .transform((text) => text.toUpperCase())
  .refine(isRegion, 'must be a two-letter region such as US');

export const Zone = z
  .string()
  .refine((zone) => Business.shape.zone.safeParse(zone).success, 'must be a time zone such as Europe/London');

export const Language = z
  .string()
  .refine((tag) => Business.shape.language.safeParse(tag).success, 'must be a language tag such as en or pt-BR');

const trades = Business.shape.trade.unwrap().options;
export const Trade = z.enum(trades, `must be one of ${trades.join(', ')}`);

const overrideNames = ['first_message', 'prompt', 'language', 'voice', 'longest_call'] as const;
const Override = z.enum(overrideNames, `must list only ${overrideNames.join(', ')}`);
export const Overrides = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(Override))
  .transform((enabled) => ({
    firstMessage: enabled.includes('first_message'),
    prompt: enabled.includes('prompt'),
    language: enabled.includes('language'),
    voice: enabled.includes('voice'),
    longestCall: enabled.includes('longest_call'),
  }));

function isBaseUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return false;
  return !url.username && !url.password && !/[?#\s]/.test(text);
}

function isLoopback(text: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(URL.parse(text)?.hostname ?? '');
}

/** One whose numbers can be read, so that a slip such as `XX` is noticed at start. */
export function isRegion(text: string): boolean {
  return isSupportedCountry(text);
}
