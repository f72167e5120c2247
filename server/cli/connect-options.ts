import { readFileSync } from 'node:fs';
import { z } from 'zod';

import type { CommandOutput } from '#contract/commands.ts';
import { FallbackWish, LineWish, type ConnectOffers } from '#contract/connect.ts';
import { AppError } from '#contract/errors.ts';

import { errorCode } from '../platform/private-file.ts';
import type { Ask } from './ask.ts';

export type WishOptions = {
  business: string;
  agent?: string;
  line?: string;
  mode?: 'native' | 'register';
  thinks?: 'agent' | 'own';
  fallback?: string;
  notice: boolean;
};

type State = CommandOutput<'connect.get'>;
type Wish = NonNullable<State['wish']>;

/**
 * The whole wish: what is not said stays as it was set up last, and where there is only one thing to choose it is
 * chosen. Throws AppError `invalid_input` with what there is to choose from.
 */
export async function toWish(ask: Ask, options: WishOptions): Promise<Wish> {
  const { business, mode, notice } = options;
  const { wish: last } = await ask('connect.get', { business });
  const needsOffers = (options.agent ?? last?.agentId) === undefined || asksForOffers(options.line, last);
  const offers = needsOffers ? await ask('connect.offers', {}) : { agents: [], lines: [] };
  return {
    business,
    agentId: options.agent ?? last?.agentId ?? onlyAgent(offers),
    line: options.line === undefined ? (last ? last.line : onlyLine(offers)) : toLine(options.line, offers),
    mode: mode ?? last?.mode ?? 'native',
    thinks: options.thinks ?? last?.thinks ?? 'agent',
    fallback: options.fallback === undefined ? (last?.fallback ?? null) : toFallback(options.fallback),
    notice: notice && (last?.notice ?? true),
  };
}

function asksForOffers(line: string | undefined, last: Wish | null): boolean {
  return line === undefined ? last === null : !/^(?:none$|PN|@)/.test(line);
}

function onlyAgent({ agents }: ConnectOffers): string {
  const [only] = agents;
  if (only && agents.length === 1) return only.id;
  const names = agents.map(({ id, name }) => `${id} (${name})`).join(', ');
  throw wrong(agents.length === 0 ? 'The ElevenLabs account has no agent yet.' : `Say which agent: --agent ${names}.`);
}

function onlyLine({ lines }: ConnectOffers): LineWish {
  const usable = lines.filter(({ trouble }) => trouble === null);
  const [only] = usable;
  if (only && usable.length === 1) return only.line;
  const count =
    usable.length === 0 ? 'There is no number to choose' : `There are ${usable.length} numbers to choose from`;
  throw wrong(`${count}: say which with --line, or --line none.`);
}

/** `none`, the id of a number at either provider, the number itself, or `@file` with all about a SIP trunk. */
function toLine(given: string, { lines }: ConnectOffers): LineWish | null {
  if (given === 'none') return null;
  if (given.startsWith('@')) return fromFile(given.slice(1));
  const sid = LineWish.safeParse({ kind: 'twilio', sid: given });
  if (sid.success) return sid.data;
  const digits = given.replace(/[^\d+]/g, '');
  const found = lines.find(({ line, number }) => ('id' in line && line.id === given) || number === digits);
  if (found) return found.line;
  throw wrong('There is no such number in the accounts.');
}

function fromFile(file: string): LineWish {
  try {
    return LineWish.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const why = errorCode(cause) === 'ENOENT' ? 'is not there' : 'holds no line that can be set up';
    throw wrong(`The file of --line ${why}.`, cause);
  }
}

/** `none`, `forward:NUMBER`, `voicemail[:WORDS]` or `message[:WORDS]`. */
function toFallback(given: string): FallbackWish | null {
  if (given === 'none') return null;
  const [, kind, words] = /^([a-z]+)(?::(.*))?$/s.exec(given) ?? [];
  const wished = kind === 'forward' ? { kind, to: words } : { kind, message: words ?? null };
  const parsed = FallbackWish.safeParse(wished);
  if (parsed.success) return parsed.data;
  throw wrong('--fallback is none, forward:NUMBER, voicemail[:WORDS] or message[:WORDS].', parsed.error);
}

const NO_FALLBACK = {
  native: 'When ElevenLabs cannot be reached, callers hear Twilio’s own error message.',
  register: 'While this computer is off, callers hear Twilio’s own error message.',
};

/**
 * What callers meet where nothing answers in the place of who should, and how that is mended; null where something does,
 * or nothing can: what answers then lies at Twilio.
 */
export function missingFallback({ line, fallback, mode }: Wish): string | null {
  if (fallback !== null || line === null || line.kind === 'sip') return null;
  return `${NO_FALLBACK[mode ?? 'native']} Add --fallback voicemail, --fallback message or --fallback forward:NUMBER; or --fallback none to leave it so.`;
}

function wrong(message: string, cause?: unknown): AppError {
  return new AppError('invalid_input', message, cause instanceof Error || cause instanceof z.ZodError ? { cause } : {});
}
