import { readFileSync } from 'node:fs';

import { verifySpeechEngineJwt } from '@elevenlabs/elevenlabs-js/wrapper/speech-engine/SpeechEngineResource.js';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { createEngineTokenCheck } from '../../server/integrations/elevenlabs/engine-token.ts';
import { engineToken } from '../support/brain/engine-peer.ts';

const Vector = z.object({
  name: z.string(),
  header: z.string().nullable(),
  apiKeys: z.array(z.string()),
  now: z.number(),
  expected: z.boolean(),
});

/** Made by Python's own hmac, by a script of the day (0240). */
const file = new URL('../fixtures/elevenlabs/engine-token-vectors.json', import.meta.url);
const vectors = z.array(Vector).parse(JSON.parse(readFileSync(file, 'utf8')));
const KEY = 'sk_invented_for_properties_0000000';
const now = 1_795_000_000;
const check = createEngineTokenCheck({ apiKeys: () => [KEY], now: () => new Date(now * 1000) });

describe('the token of a Speech Engine', () => {
  it('when the vectors are read, then all of them are there', () => {
    expect(vectors.length).toBe(38);
    expect(new Set(vectors.map(({ name }) => name)).size).toBe(vectors.length);
  });

  it.each(vectors)('when it is $name, then it counts: $expected', ({ header, apiKeys, now: at, expected }) => {
    const checkAt = createEngineTokenCheck({ apiKeys: () => apiKeys, now: () => new Date(at * 1000) });
    expect(checkAt(header ?? undefined)).toBe(expected);
  });

  it('when it comes twice, then it does not count', () => {
    expect(check([engineToken(KEY, now), engineToken(KEY, now)])).toBe(false);
  });

  it('when any letter of it is another one, or left out, then it does not count', () => {
    const token = engineToken(KEY, now);
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= ', ''];
    fc.assert(
      fc.property(fc.nat({ max: token.length - 1 }), fc.constantFrom(...letters), (at, letter) => {
        const spoilt = token.slice(0, at) + letter + token.slice(at + 1);
        expect(check(spoilt)).toBe(spoilt.trim() === token);
      }),
      { numRuns: 2000 },
    );
  });

  it('when anything at all is sent, then it is refused and nothing is thrown', () => {
    const part = fc.oneof(
      fc.string(),
      fc.base64String().map((text) => text.replaceAll('=', '')),
      fc.constant(''),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        expect(check(parts.join('.'))).toBe(false);
      }),
    );
  });

  it('when the official library checks the same tokens, then it lets in whatever we let in', () => {
    vi.useFakeTimers({ now: now * 1000, toFake: ['Date'] });
    try {
      const genuine = vectors.filter(({ expected }) => expected);
      for (const { header, apiKeys } of genuine)
        expect(apiKeys.some((key) => isGenuineToThem(header ?? '', key))).toBe(true);
      // Ours is the stricter one: it looks at the algorithm, the length and the last letter too.
      const strange = vectors.filter(({ header, apiKeys }) =>
        apiKeys.some((key) => isGenuineToThem(header ?? '', key)),
      );
      expect(strange.length).toBeGreaterThan(genuine.length);
    } finally {
      vi.useRealTimers();
    }
  });
});

function isGenuineToThem(header: string, apiKey: string): boolean {
  try {
    verifySpeechEngineJwt(header, apiKey);
    return true;
  } catch {
    return false;
  }
}
