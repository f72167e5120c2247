import type { OutgoingHttpHeaders } from 'node:http';

/** Why a request was turned away. Everything a stranger learns is the status and the fixed body below. */
export type RefusalReason =
  | 'not_found'
  | 'unsupported_media_type'
  | 'too_large'
  | 'not_configured'
  | 'malformed_credential'
  | 'wrong_credential'
  | 'stale_signature'
  | 'too_many_failures'
  | 'too_slow'
  | 'no_room'
  | 'unreadable'
  | 'fault';

export type Refusal = { readonly status: number; readonly body: string; readonly headers: OutgoingHttpHeaders };

/** On every answer of the webhook door. */
export const plainHeaders = {
  'content-type': 'application/json',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

function refusal(status: number, error: string | null, more: OutgoingHttpHeaders = {}): Refusal {
  return refusalSaying(status, error === null ? null : { error }, more);
}

/** A refusal in the words of its own that a route has promised; null says nothing. */
export function refusalSaying(status: number, words: object | null, more: OutgoingHttpHeaders = {}): Refusal {
  const body = words === null ? '' : JSON.stringify(words);
  return { status, body, headers: { ...plainHeaders, 'content-length': Buffer.byteLength(body), ...more } };
}

// One object for the three ways to fail a credential check: they cannot come to differ.
const unauthorized = refusal(401, 'unauthorized');
/** The same on Twilio's routes, whatever is wrong with the signature. */
export const forbidden = refusal(403, 'forbidden');
// A fault of ours is 503 whatever it is, because ElevenLabs delivers again only after 5xx, 429 and 408 (§2.7).
const unavailable = refusal(503, 'unavailable');

export const refusals: Readonly<Record<RefusalReason, Refusal>> = {
  not_found: refusal(404, null),
  unsupported_media_type: refusal(415, 'unsupported_media_type'),
  too_large: refusal(413, 'too_large'),
  not_configured: unavailable,
  malformed_credential: unauthorized,
  wrong_credential: unauthorized,
  stale_signature: unauthorized,
  too_many_failures: refusal(429, 'too_many_failures'),
  too_slow: refusal(408, 'too_slow', { connection: 'close' }),
  no_room: unavailable,
  unreadable: refusal(400, 'unreadable'),
  fault: unavailable,
};
