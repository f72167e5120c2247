import { createHash, createHmac } from 'node:crypto';

import { z } from 'zod';

import { matchingSecret } from '../../platform/same-bytes.ts';

type Deps = { apiKeys: () => readonly string[]; now: () => Date };

export const ENGINE_TOKEN_HEADER = 'x-elevenlabs-speech-engine-authorization';

const MAX_LENGTH = 4096;
const LEEWAY_SECONDS = 60;
const RESIDENCY = /_residency_[a-z0-9]+$/;
const TOKEN = /^([\w-]+)\.([\w-]+)\.([\w-]{43})$/;

const Head = z.looseObject({ alg: z.literal('HS256') });
const Claims = z.looseObject({
  iss: z.literal('https://api.elevenlabs.io/convai/speech-engine'),
  sub: z.literal('convai_speech_engine_upstream'),
  iat: z.number(),
  exp: z.number(),
});

/**
 * Whether a Speech Engine's token was made with a key of ours (elevenlabs.md §7.2): a JWT, HS256, whose key is the raw
 * SHA-256 of the API key without its residency. Our own, because the official SDK belongs to tests only and compares
 * with `equals`. Every failure looks the same from outside.
 */
export function createEngineTokenCheck({ apiKeys, now }: Deps): (header: string | string[] | undefined) => boolean {
  return (header) => {
    if (typeof header !== 'string' || header.length > MAX_LENGTH) return false;
    const [, head = '', claims = '', given = ''] = TOKEN.exec(bare(header)) ?? [];
    const expected = apiKeys().map((key) => (key.trim() === '' ? '' : signatureOf(`${head}.${claims}`, key)));
    const isSigned = matchingSecret(given, expected) >= 0;
    return isSigned && Head.safeParse(decoded(head)).success && isCurrent(decoded(claims), now());
  };
}

function bare(header: string): string {
  const token = header.trim();
  return token.slice(0, 7).toLowerCase() === 'bearer ' ? token.slice(7).trim() : token;
}

function signatureOf(signed: string, apiKey: string): string {
  const key = createHash('sha256').update(apiKey.trim().replace(RESIDENCY, '')).digest();
  return createHmac('sha256', key).update(signed).digest('base64url');
}

function isCurrent(claims: unknown, now: Date): boolean {
  const read = Claims.safeParse(claims);
  if (!read.success) return false;
  const second = Math.floor(now.getTime() / 1000);
  return read.data.exp + LEEWAY_SECONDS >= second && read.data.iat - LEEWAY_SECONDS <= second;
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
