import { createHmac, timingSafeEqual } from 'node:crypto';

import { readForm, type Form } from './forms.ts';

type Deps = {
  /** The account's auth tokens valid now: the one in use, then the one before it during a rotation. */
  tokens: () => readonly string[];
  /** The public addresses that a request may have been sent to, without a last slash: the present one first. */
  bases: () => readonly string[];
};

export type TwilioCheck = ReturnType<typeof createTwilioCheck>;

/** A base64 HMAC-SHA1 has 20 bytes. */
const SIGNATURE = /^[A-Z0-9+/]{27}=$/i;
const NO_PARAMETERS: Form = new Map();

/**
 * Checks that Twilio signed a request: base64(HMAC-SHA1(auth token, URL + every parameter's name and value, sorted)),
 * over the address that Twilio was given, not the one that arrives here (twilio.md §1). Our own, because it has to try
 * several tokens and addresses, compare each in full and take parameters whose names are those of an object's own
 * (decision 0048); it is held against Twilio's library in test/unit.
 */
export function createTwilioCheck({ tokens, bases }: Deps) {
  const usable = (): string[] => tokens().filter((token) => token.length > 0);

  function isGenuine(signature: Buffer, urls: readonly string[], parameters: Form): boolean {
    const told = spelled(parameters);
    let matched = false;
    for (const token of usable()) {
      for (const url of urls) {
        const expected = createHmac('sha1', token).update(url).update(told).digest();
        // No way out early: the time says nothing of which address or token was right.
        matched = timingSafeEqual(expected, signature) || matched;
      }
    }
    return matched;
  }

  return {
    /** False while there is no token or no public address: the route then answers 503. */
    configured: (): boolean => usable().length > 0 && bases().length > 0,
    /**
     * Whether a form was signed for `target`, the path and query as they arrived. `header` is `X-Twilio-Signature`.
     */
    form(header: string | undefined, target: string, body: Uint8Array): boolean {
      const given = signatureIn(header);
      const parameters = readForm(body);
      if (given === null || parameters === null) return false;
      return isGenuine(
        given,
        bases().flatMap((base) => urlsOf(base + target)),
        parameters,
      );
    },
    /**
     * The same for the request that opens a WebSocket: signed over the wss address, by some with another last slash, and
     * without parameters (twilio.md §1.4).
     */
    upgrade(header: string | undefined, target: string): boolean {
      const given = signatureIn(header);
      if (given === null) return false;
      const urls = bases().flatMap((base) =>
        [base + target, otherEnd(base + target)].flatMap((url) => [...urlsOf(url), ...urlsOf(asSocket(url))]),
      );
      return isGenuine(given, urls, NO_PARAMETERS);
    },
  };
}

/** The 20 bytes of a signature; null for a header that is none. */
export function signatureIn(header: string | undefined): Buffer | null {
  return header !== undefined && SIGNATURE.test(header) ? Buffer.from(header, 'base64') : null;
}

/** Names sorted as JavaScript sorts, each value of a repeated one once and sorted too, as Twilio's library does it. */
function spelled(parameters: Form): string {
  return [...parameters.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, values]) => [...new Set(values)].sort().map((value) => name + value))
    .join('');
}

/** Twilio signs with or without the usual port, and an apostrophe plain or escaped (twilio.md §1.2). */
function urlsOf(url: string): string[] {
  const start = url.indexOf('://') + 3;
  const path = url.indexOf('/', start);
  const [origin, rest] = [url.slice(0, path), url.slice(path)];
  const bare = origin.replace(/:\d+$/, '');
  const usual = origin.startsWith('http:') ? `${bare}:80` : `${bare}:443`;
  const spellings = new Set([rest, rest.replaceAll("'", '%27'), rest.replaceAll('%27', "'")]);
  return [...new Set([origin, bare, usual])].flatMap((begin) => [...spellings].map((end) => begin + end));
}

function asSocket(url: string): string {
  return url.replace(/^http/, 'ws');
}

function otherEnd(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : `${url}/`;
}
