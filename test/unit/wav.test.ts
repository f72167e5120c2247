import { describe, expect, it } from 'vitest';

import { readWav, writeWav } from '../../server/cli/rehearsal/wav.ts';
import { speechLike } from '../../server/cli/rehearsal/speech-like.ts';
import { toMuLaw } from '../../server/domain/sound/mu-law.ts';
import { decodeMuLaw } from '../../renderer/src/shop/live/mu-law.ts';
import { silentWav } from '../support/silent-wav.ts';

function part(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

function format({ kind = 1, channels = 1, rate = 8000, bits = 16 }): Buffer {
  const described = Buffer.alloc(16);
  described.writeUInt16LE(kind, 0);
  described.writeUInt16LE(channels, 2);
  described.writeUInt32LE(rate, 4);
  described.writeUInt16LE(bits, 14);
  return part('fmt ', described);
}

const wav = (...parts: Buffer[]): Buffer => {
  const inside = Buffer.concat([Buffer.from('WAVE', 'latin1'), ...parts]);
  return part('RIFF', inside);
};
const samples = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [at, value] of values.entries()) bytes.writeInt16LE(value, at * 2);
  return bytes;
};

describe('a sound file', () => {
  it('when it is 16-bit PCM, then it is turned into what the telephone carries', () => {
    const file = wav(part('LIST', Buffer.from('odd')), format({}), part('data', samples(0, 32_767, -32_768, 132)));
    expect([...readWav(file)]).toEqual([0xff, 0x80, 0x00, toMuLaw(132)]);
  });

  it('when it is μ-law, then it stays as it is, through a file and back', () => {
    const sound = speechLike(0.5);
    expect(Buffer.from(readWav(writeWav(sound))).equals(Buffer.from(sound))).toBe(true);
  });

  it.each([
    ['no sound', Buffer.from('hello')],
    ['two channels', wav(format({ channels: 2 }), part('data', samples(0)))],
    ['another rate', wav(format({ rate: 16_000 }), part('data', samples(0)))],
    ['samples of eight bits', silentWav()],
    ['no data', wav(format({}))],
    ['half a head', wav(part('fmt ', Buffer.alloc(4)), part('data', samples(0)))],
  ])('when it holds %s, then it is refused with what is needed', (_what, file) => {
    expect(() => readWav(file)).toThrow('WAV file of one channel at 8000 Hz');
  });
});

it('when a sample is coded and decoded, then it is near what it was, the nearer the quieter', () => {
  for (let sample = -32_768; sample <= 32_767; sample += 7) {
    const [back = NaN] = decodeMuLaw(Uint8Array.of(toMuLaw(sample)));
    expect(Math.abs(back * 32_768 - sample)).toBeLessThanOrEqual(Math.max(8, Math.abs(sample) / 16));
  }
});

it('when every code is decoded and coded again, then it is the same, but for the two zeros', () => {
  for (let code = 0; code < 256; code += 1) {
    const [level = NaN] = decodeMuLaw(Uint8Array.of(code));
    expect(toMuLaw(Math.round(level * 32_768))).toBe(code === 0x7f ? 0xff : code);
  }
});
