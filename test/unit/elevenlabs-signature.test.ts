import crypto from 'node:crypto';
import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { createSignatureCheck, parseSignature } from '../../server/integrations/elevenlabs/signature.ts';

const Vector = z.object({
  name: z.string(),
  header: z.string().nullable(),
  bodyBase64: z.string(),
  secrets: z.array(z.string()),
  now: z.int(),
  expected: z.enum(['genuine', 'stale', 'wrong']),
});
const file = new URL('../fixtures/elevenlabs/signature-vectors.json', import.meta.url);
const vectors = z.array(Vector).parse(JSON.parse(readFileSync(file, 'utf8')));

const checkAt = (now: number, secrets: readonly string[]) =>
  createSignatureCheck({ secrets: () => secrets, now: () => new Date(now * 1000) });

describe('T2: the ElevenLabs signature', () => {
  it('is tried on all frozen vectors', () => {
    expect(vectors.length).toBe(69);
    expect(new Set(vectors.map(({ name }) => name)).size).toBe(vectors.length);
  });

  it.each(vectors)('$name: $expected', ({ header, bodyBase64, secrets, now, expected }) => {
    const body = Buffer.from(bodyBase64, 'base64');

    expect(checkAt(now, secrets).check(header ?? undefined, body)).toBe(expected);
  });

  it.each(vectors)('$name: the same when the body arrives byte by byte', (vector) => {
    const parsed = parseSignature(vector.header ?? undefined);
    const verifier = parsed && checkAt(vector.now, vector.secrets).begin(parsed);
    for (const byte of Buffer.from(vector.bodyBase64, 'base64').subarray(0)) verifier?.update(Uint8Array.of(byte));

    expect(verifier?.outcome() ?? 'wrong').toBe(vector.expected);
  });

  it('counts whole seconds, so a fraction of one never spoils the 30th minute', () => {
    const plain = vectors.find(({ name }) => name === '30 minutes old to the second');
    const check = createSignatureCheck({
      secrets: () => plain?.secrets ?? [],
      now: () => new Date((plain?.now ?? 0) * 1000 + 999),
    });

    expect(check.check(plain?.header ?? '', Buffer.from(plain?.bodyBase64 ?? '', 'base64'))).toBe('genuine');
  });

  it('is not configured without a secret or with blank ones only', () => {
    expect(checkAt(0, []).configured()).toBe(false);
    expect(checkAt(0, ['', '']).configured()).toBe(false);
    expect(checkAt(0, ['', 'wsec_invented']).configured()).toBe(true);
  });
});

describe('T4: the comparison', () => {
  const timingSafeEqual = crypto.timingSafeEqual;
  afterEach(() => {
    crypto.timingSafeEqual = timingSafeEqual;
    syncBuiltinESMExports();
  });

  it.each([['right one first'], ['right one last'], ['no right one']])(
    'is made in constant time for every candidate and secret, with the %s',
    (order) => {
      let compared = 0;
      crypto.timingSafeEqual = (a, b) => {
        compared += 1;
        return timingSafeEqual(a, b);
      };
      syncBuiltinESMExports();
      const good = crypto.createHmac('sha256', 'wsec_one').update('100.{}').digest('hex');
      const wrong = 'ab'.repeat(32);
      const candidates = order === 'no right one' ? [wrong, wrong] : [good, wrong];
      if (order === 'right one last') candidates.reverse();
      const header = ['t=100', ...candidates.map((hex) => `v0=${hex}`)].join(',');

      const outcome = checkAt(100, ['wsec_one', 'wsec_two', 'wsec_three']).check(header, Buffer.from('{}'));

      expect(outcome).toBe(order === 'no right one' ? 'wrong' : 'genuine');
      expect(compared).toBe(6);
    },
  );
});
