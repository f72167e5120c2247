import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { createSignatureCheck } from '../../server/integrations/elevenlabs/signature.ts';

const now = 1_795_000_000;
const secret = 'wsec_invented_for_properties';
const signatures = createSignatureCheck({ secrets: () => [secret], now: () => new Date(now * 1000) });
const sign = (t: string, body: Uint8Array): string =>
  createHmac('sha256', secret).update(`${t}.`).update(body).digest('hex');

type Place = { at: number; byte: number; how: 'flip' | 'insert' | 'delete' };
const place = fc.record<Place>({
  at: fc.nat(),
  byte: fc.integer({ min: 1, max: 255 }),
  how: fc.constantFrom('flip', 'insert', 'delete'),
});

/** The bytes with one of them changed, put in or taken out. An empty input can only grow. */
function spoil(bytes: Uint8Array, { at, byte, how }: Place): Uint8Array {
  const index = at % (bytes.length + (how === 'insert' ? 1 : 0) || 1);
  if (how === 'insert' || bytes.length === 0) {
    return Buffer.concat([bytes.subarray(0, index), Buffer.of(byte), bytes.subarray(index)]);
  }
  if (how === 'delete') return Buffer.concat([bytes.subarray(0, index), bytes.subarray(index + 1)]);
  return bytes.map((value, position) => (position === index ? value ^ byte : value));
}

const cases = fc.record({
  body: fc.uint8Array({ maxLength: 300 }),
  age: fc.integer({ min: -1800, max: 1800 }),
  target: fc.constantFrom('body', 't', 'v0'),
  place,
});

it('T2: when any byte of body, t or v0 is flipped, put in or taken out, the delivery is refused; untouched it is accepted', () => {
  let tried = 0;
  fc.assert(
    fc.property(cases, ({ body, age, target, place }) => {
      const t = String(now - age);
      const v0 = sign(t, body);
      expect(signatures.check(`t=${t},v0=${v0}`, body)).toBe('genuine');

      const change = (part: string): string =>
        part === target
          ? Buffer.from(spoil(Buffer.from(part === 't' ? t : v0), place)).toString('latin1')
          : part === 't'
            ? t
            : v0;
      const changed = { t: change('t'), v0: change('v0'), body: target === 'body' ? spoil(body, place) : body };
      // Spaces beside a part and the case of hex digits carry nothing: these are the same signature, written otherwise.
      fc.pre(changed.t.trim() !== t || changed.v0.trim().toLowerCase() !== v0 || target === 'body');
      tried += 1;
      expect(signatures.check(`t=${changed.t},v0=${changed.v0}`, changed.body)).toBe('wrong');
    }),
    { numRuns: 10_000 },
  );
  expect(tried).toBe(10_000);
});

it('T2: when a header is any text at all, it is judged without an exception and never taken for genuine', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('t=', 'v0=', ',', ' ', '=', String(now), 'a'.repeat(64)),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      expect(signatures.check(pieces.join(''), Buffer.from('{}'))).toBe('wrong');
    }),
    { numRuns: 5000 },
  );
});

it('T10: when a header is 16 KiB of anything repeated, judging it takes no time to speak of', () => {
  const filler = fc.constantFrom(
    ' ',
    ',',
    't=',
    'v0=',
    '=',
    't=1,',
    'v0=a,',
    '1',
    'a',
    '\t,',
    'v0=' + '0'.repeat(64) + ',',
  );
  fc.assert(
    fc.property(filler, (unit) => {
      const header = unit.repeat(16 * 1024).slice(0, 16 * 1024);
      const before = process.cpuUsage();
      signatures.check(header, Buffer.alloc(0));
      const { user, system } = process.cpuUsage(before);
      expect(user + system).toBeLessThan(20_000);
    }),
    { numRuns: 200 },
  );
});
