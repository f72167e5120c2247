import { createHmac, randomBytes } from 'node:crypto';

import { z } from 'zod';

import { matchingSecret } from '../platform/same-bytes.ts';
import { ask, type Answer } from './ask.ts';
import type { Found, Network } from './network.ts';
import type { TunnelReason } from './tunnel-deps.ts';

/** Null when our own answer came back; otherwise what stood in its way. */
export type Probed = TunnelReason | null;

export type Probe = (limitMs: number) => Promise<Probed>;

type Deps = {
  publicUrl: string;
  probeKey: Buffer;
  network: Network;
  /** A quick tunnel's name is new in the world; one of the owner's is known to the system. */
  fresh: boolean;
  elapsed: () => number;
};

/** Where nobody outside can be asked, the system is, once a fresh name has had time to become known. */
const FRESH_MS = 30_000;

/**
 * Asks for our own answer through the public address: `GET /health?probe=NONCE` must come back signed with a key that
 * only this installation has, so that neither a printed address nor somebody else's server is taken for ours.
 */
export function createProbe({ publicUrl, probeKey, network, fresh, elapsed }: Deps): Probe {
  const find = fresh ? createFreshSearch(network, elapsed) : (hostname: string) => findKnown(network, hostname);
  let last: string | null = null;

  return async function probe(limitMs) {
    const began = elapsed();
    const nonce = randomBytes(16).toString('hex');
    const url = new URL(`${publicUrl}/health?probe=${nonce}`);
    const found = await inTime(find(url.hostname.replace(/^\[|\]$/g, '')), limitMs / 2);
    // Name servers that are silent just now say nothing about the address, which others may well know.
    const address = 'problem' in found && found.problem === 'unanswered' ? last : 'address' in found && found.address;
    if (!address)
      return 'problem' in found && found.problem === 'unknown' ? 'tunnel_name_unknown' : 'tunnel_name_unanswered';
    try {
      const left = Math.max(1, Math.round(limitMs - (elapsed() - began))); // AbortSignal takes whole milliseconds
      const answer = await ask({ url, address, limitMs: left, request: network.request });
      const probed = toProbed(answer, createHmac('sha256', probeKey).update(nonce).digest('hex'));
      if (probed === null) last = address;
      return probed;
    } catch (error) {
      return toConnectionProblem(error);
    }
  };
}

/** A name that is seconds old: see `Network.lookUpOutside`. */
function createFreshSearch(network: Network, elapsed: () => number): (hostname: string) => Promise<Found> {
  const since = elapsed();
  let isBlocked = false;

  return async function find(hostname) {
    const isFresh = elapsed() - since <= FRESH_MS;
    if (!isFresh && isBlocked) return findKnown(network, hostname);
    const found = await network.lookUpOutside(hostname);
    isBlocked = 'problem' in found && found.problem === 'unanswered';
    return isBlocked && !isFresh ? network.lookUpHere(hostname) : found;
  };
}

async function findKnown(network: Network, hostname: string): Promise<Found> {
  const found = await network.lookUpHere(hostname);
  return 'problem' in found ? network.lookUpOutside(hostname) : found;
}

/** The system's look-up has a time limit of its own, which may be minutes. */
async function inTime(finding: Promise<Found>, limitMs: number): Promise<Found> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Found>((resolve) => {
    timer = setTimeout(resolve, limitMs, { problem: 'unanswered' });
  });
  return Promise.race([finding, late]).finally(() => clearTimeout(timer));
}

const Signed = z.object({ status: z.literal('ok'), probe: z.string().max(200) });

/** What an answer says about the way it took. Cloudflare's own pages: cloudflared.md §7, §8. */
export function toProbed({ status, headers, body }: Answer, expected: string): Probed {
  if (status === 200 && matchingSecret(signatureIn(body), [expected]) >= 0) return null;
  if (status === 530 || /\b1033\b/.test(body)) return 'tunnel_no_connector';
  if (headers['cf-mitigated'] === 'challenge') return 'tunnel_challenged';
  if (status === 403 && body.includes('"not_from_here"')) return 'tunnel_wrong_port'; // what our desk door says
  const isPage = headers['content-type']?.startsWith('text/html') ?? false;
  if (isPage && [401, 403, 503].includes(status)) return 'tunnel_challenged';
  if (status >= 300 && status < 400) return 'tunnel_redirected';
  if (status === 429) return 'tunnel_busy';
  if ([502, 503, 504, 521, 522, 523, 524].includes(status)) return 'tunnel_bad_gateway';
  return 'tunnel_stranger';
}

function signatureIn(body: string): string {
  try {
    const signed = Signed.safeParse(JSON.parse(body));
    return signed.success ? signed.data.probe : '';
  } catch {
    return ''; // no JSON is no signature
  }
}

/** Node's and OpenSSL's codes for a certificate or handshake that cannot be trusted. */
const UNTRUSTED = /^(?:ERR_(?:TLS|SSL)|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|EPROTO)/;

function toConnectionProblem(error: unknown): TunnelReason {
  if (!(error instanceof Error)) return 'tunnel_unreachable';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'tunnel_timeout';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ETIMEDOUT') return 'tunnel_timeout';
  return UNTRUSTED.test(code) ? 'tunnel_untrusted' : 'tunnel_unreachable';
}
