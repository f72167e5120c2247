import { createHmac, timingSafeEqual, type Hmac } from 'node:crypto';

/** The two readable parts of an `ElevenLabs-Signature` header. `timestamp` stays as sent: the signature covers it. */
export type ParsedSignature = { readonly timestamp: string; readonly candidates: readonly Buffer[] };

/** `stale` is rightly signed but too old or too far ahead: refused like `wrong`, yet worth telling the owner. */
export type SignatureOutcome = 'genuine' | 'stale' | 'wrong';

export type SignatureVerifier = {
  /** Feed the body as it arrives, byte for byte. */
  update(chunk: Uint8Array): void;
  /** Call once, after the last chunk. */
  outcome(): SignatureOutcome;
};

export type SignatureCheck = ReturnType<typeof createSignatureCheck>;

type Deps = { secrets: () => readonly string[]; now: () => Date };

const MAX_HEADER_LENGTH = 1024;
const MAX_CANDIDATES = 8;
const TOLERANCE_SECONDS = 30 * 60;

/**
 * Reads `t=<unix seconds>,v0=<hex HMAC-SHA256>` or returns null. Order and spaces after commas do not matter, `v0` may
 * stand up to eight times (key rotation), other schemes are ignored. Source: reference/elevenlabs.md §2.6.
 */
export function parseSignature(header: string | undefined): ParsedSignature | null {
  if (!header || header.length > MAX_HEADER_LENGTH) return null;
  const candidates: Buffer[] = [];
  let timestamp: string | null = null;
  for (const part of header.split(',')) {
    const item = part.trim();
    const equals = item.indexOf('=');
    if (equals < 1) return null;
    const value = item.slice(equals + 1);
    const name = item.slice(0, equals);
    if (name === 't') {
      if (timestamp !== null || !/^\d{1,12}$/.test(value)) return null;
      timestamp = value;
    } else if (name === 'v0' && /^[0-9a-f]{64}$/i.test(value)) {
      candidates.push(Buffer.from(value, 'hex'));
    }
  }
  if (timestamp === null || candidates.length === 0 || candidates.length > MAX_CANDIDATES) return null;
  return { timestamp, candidates };
}

/**
 * Checks that ElevenLabs signed a body: HMAC-SHA256 over `t.rawBody`, `t` at most 30 minutes off either way.
 * Our own, because the official SDK compares with `!==`, lets a non-numeric `t` skip the age check and has no bound
 * for a future one (reference/reliability.md §1.1). `secrets` is asked for each delivery: the new one and the old one.
 */
export function createSignatureCheck({ secrets, now }: Deps) {
  const usable = (): string[] => secrets().filter((value) => value.length > 0);

  function begin({ timestamp, candidates }: ParsedSignature): SignatureVerifier {
    const hmacs = usable().map((key) => createHmac('sha256', key).update(`${timestamp}.`));
    return {
      update: (chunk) => hmacs.forEach((hmac) => hmac.update(chunk)),
      outcome() {
        if (!anyMatches(hmacs, candidates)) return 'wrong';
        const age = Math.floor(now().getTime() / 1000) - Number(timestamp);
        return Math.abs(age) <= TOLERANCE_SECONDS ? 'genuine' : 'stale';
      },
    };
  }

  return {
    /** False while no secret is set: the route then answers 503 rather than accept or refuse anything. */
    configured: (): boolean => usable().length > 0,
    begin,
    /** The whole check at once, for a body already in hand. */
    check(header: string | undefined, body: Uint8Array): SignatureOutcome {
      const parsed = parseSignature(header);
      if (!parsed) return 'wrong';
      const verifier = begin(parsed);
      verifier.update(body);
      return verifier.outcome();
    },
  };
}

/** Every candidate against every secret, with no way out early. */
function anyMatches(hmacs: readonly Hmac[], candidates: readonly Buffer[]): boolean {
  let matched = false;
  for (const hmac of hmacs) {
    const expected = hmac.digest();
    for (const candidate of candidates) matched = timingSafeEqual(expected, candidate) || matched;
  }
  return matched;
}
