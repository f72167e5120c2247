import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request } from 'node:https';
import { isIP } from 'node:net';

import { AppError, refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import type { Marks } from '../../domain/calendars/ports.ts';
import { createAddressJudge } from './public-address.ts';

const MOST_MEGABYTES = 5;
const MOST_BYTES = MOST_MEGABYTES * 2 ** 20;
const MOST_REDIRECTS = 3;
const LIMIT_MS = 10_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

type Deps = {
  /** Whether this computer itself may be asked, and without encryption: for the tests, whose servers are here. */
  isLoopbackFine?: boolean;
  limitMs?: number;
  lookup?: typeof lookUp;
};
type Fetched = { kind: 'same' } | { kind: 'text'; text: string; marks: Marks };

/**
 * Fetches calendars. Somebody's address may lead anywhere, and what it redirects to even more so: each step is https,
 * and goes to an address of the internet alone, which is looked at where the connection is made, so that no name can
 * mean another one by then. Throws AppError with a `calendar_…` sentence, never with the address in it.
 */
export function createCalendarFetch({ isLoopbackFine = false, limitMs = LIMIT_MS, lookup = lookUp }: Deps = {}) {
  const isFine = createAddressJudge({ isLoopbackFine });

  function check(typed: string): URL {
    const url = URL.parse(typed.trim().replace(/^webcals?:/i, 'https:'));
    if (!url || url.username !== '' || url.password !== '')
      throw refused('invalid_input', tell('calendar_bad_address'));
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !isFine(host)) throw refused('invalid_input', tell('calendar_private_address'));
    const isHere = isLoopbackFine && url.protocol === 'http:' && isIP(host) !== 0;
    if (url.protocol !== 'https:' && !isHere) throw refused('invalid_input', tell('calendar_bad_address'));
    return url;
  }

  const guarded = guardedLookup(lookup, isFine);

  async function get(url: URL, marks: Marks | null, signal: AbortSignal): Promise<IncomingMessage> {
    const headers = {
      ...{ accept: 'text/calendar, */*;q=0.1', 'accept-encoding': 'identity', 'user-agent': 'Linekeeper' },
      ...(marks?.etag && { 'if-none-match': marks.etag }),
      ...(marks?.modified && { 'if-modified-since': marks.modified }),
    };
    const ask = url.protocol === 'https:' ? request : plainRequest;
    return new Promise((resolve, reject) => {
      ask(url, { headers, signal, lookup: guarded, agent: false }, resolve).on('error', reject).end();
    });
  }

  async function follow(address: string, marks: Marks | null, signal: AbortSignal): Promise<Fetched> {
    let url = check(address);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const answer = await get(url, marks, signal);
      const { statusCode: status = 0, headers } = answer;
      if (status === 200) {
        const text = await bodyOf(answer);
        return { kind: 'text', text, marks: { etag: short(headers.etag), modified: short(headers['last-modified']) } };
      }
      answer.destroy();
      if (status === 304 && marks !== null) return { kind: 'same' };
      const next = REDIRECTS.has(status) ? URL.parse(headers.location ?? '', url.href) : null;
      if (!next) throw refused('unavailable', tell('calendar_refused', { status }));
      url = check(next.href);
    }
    throw refused('unavailable', tell('calendar_redirected'));
  }

  return {
    /** The host and the whole address of what somebody typed. Throws AppError `invalid_input`. */
    checked(this: void, typed: string): { host: string; address: string } {
      const { host, href } = check(typed);
      return { host, address: href };
    },
    async fetch(this: void, address: string, marks: Marks | null, signal: AbortSignal): Promise<Fetched> {
      const limit = AbortSignal.timeout(limitMs);
      try {
        return await follow(address, marks, AbortSignal.any([limit, signal]));
      } catch (error) {
        if (error instanceof AppError) throw error;
        throw refused('unavailable', tell(limit.aborted ? 'calendar_too_slow' : 'calendar_unreachable'));
      }
    },
  };
}

/** Asked for every connection; a name with one private address among others is private. */
function guardedLookup(
  lookup: typeof lookUp,
  isFine: (address: string) => boolean,
): NonNullable<RequestOptions['lookup']> {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return done(error, []);
      if (!addresses.every(({ address }) => isFine(address)))
        return done(refused('invalid_input', tell('calendar_private_address')), []);
      const [first] = addresses;
      if (options.all === true || !first) return done(null, addresses);
      done(null, first.address, first.family);
    });
  };
}

async function bodyOf(answer: IncomingMessage): Promise<string> {
  const tooLarge = (): AppError => refused('unavailable', tell('calendar_too_large', { megabytes: MOST_MEGABYTES }));
  if (Number(answer.headers['content-length'] ?? 0) > MOST_BYTES) {
    answer.destroy();
    throw tooLarge();
  }
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    bytes += piece.byteLength;
    // Leaving the loop ends the connection.
    if (bytes > MOST_BYTES) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** What is sent back with the next question; nobody's is that long. */
function short(header: string | undefined): string | null {
  return header !== undefined && header.length <= 500 ? header : null;
}
