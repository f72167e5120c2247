import type { IncomingHttpHeaders } from 'node:http';

import { parseSignature, type SignatureVerifier } from '../integrations/elevenlabs/signature.ts';
import { signatureIn } from '../integrations/twilio/signature.ts';
import { matchingSecret } from '../platform/same-bytes.ts';
import type { HeaderSecretAuth, RouteAuth, SignatureAuth, TwilioAuth } from './webhook-route.ts';

/** `pending`: the header has the right shape; the verifier decides when it has seen the body. */
export type Admission =
  | { readonly outcome: 'admitted' }
  | { readonly outcome: 'pending'; readonly verifier: SignatureVerifier }
  | { readonly outcome: 'not_configured' | 'malformed_credential' | 'wrong_credential' };

const admitted: Admission = { outcome: 'admitted' };

/** What the headers alone say about the sender; `target` is the path and query as they arrived. */
export function admit(headers: IncomingHttpHeaders, auth: RouteAuth, target: string): Admission {
  switch (auth.kind) {
    case 'none':
      return admitted;
    case 'header':
      return admitByHeader(headers, auth);
    case 'bearer':
      return bySecret(bearerToken(headers.authorization), auth.secrets());
    case 'signature':
      return bySignature(headers['elevenlabs-signature'], auth);
    case 'header-or-signature': {
      const signed = headers['elevenlabs-signature'] ?? headers['x-elevenlabs-signature'];
      return signed === undefined ? admitByHeader(headers, auth) : bySignature(signed, { check: auth.check });
    }
    case 'twilio':
      return byTwilio(headers['x-twilio-signature'], auth, target);
  }
}

/** The check of a secret header: never pending. */
export function admitByHeader(
  headers: IncomingHttpHeaders,
  auth: Pick<HeaderSecretAuth, 'header' | 'secrets'>,
): Admission {
  const given = headers[auth.header];
  return bySecret(typeof given === 'string' ? given : '', auth.secrets());
}

/** The token of an `Authorization: Bearer …` header, or '' (which no secret matches). */
export function bearerToken(header: string | undefined): string {
  return header?.slice(0, 7).toLowerCase() === 'bearer ' ? header.slice(7) : '';
}

function bySecret(given: string, secrets: readonly string[]): Admission {
  if (!secrets.some((value) => value.length > 0)) return { outcome: 'not_configured' };
  // Node reads header bytes as Latin-1; this gives back the bytes that were sent. A missing header is compared too.
  return matchingSecret(Buffer.from(given, 'latin1'), secrets) >= 0 ? admitted : { outcome: 'wrong_credential' };
}

function bySignature(header: string | string[] | undefined, { check }: Pick<SignatureAuth, 'check'>): Admission {
  if (!check.configured()) return { outcome: 'not_configured' };
  const parsed = parseSignature(typeof header === 'string' ? header : undefined);
  return parsed ? { outcome: 'pending', verifier: check.begin(parsed) } : { outcome: 'malformed_credential' };
}

/** Its parameters are signed sorted, so that nothing can be worked out before the last byte of the form is there. */
function byTwilio(header: string | string[] | undefined, { check }: TwilioAuth, target: string): Admission {
  if (!check.configured()) return { outcome: 'not_configured' };
  const given = typeof header === 'string' ? header : undefined;
  if (signatureIn(given) === null) return { outcome: 'malformed_credential' };
  const chunks: Uint8Array[] = [];
  const outcome = () => (check.form(given, target, Buffer.concat(chunks)) ? 'genuine' : 'wrong');
  return { outcome: 'pending', verifier: { update: (chunk) => void chunks.push(chunk), outcome } };
}
