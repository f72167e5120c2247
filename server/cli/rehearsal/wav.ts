import { AppError } from '#contract/errors.ts';

import { toMuLaw } from '../../domain/sound/mu-law.ts';

const RATE = 8000;
const PCM = 1;
const MU_LAW = 7;
const PART_HEAD = 8;

type Format = { kind: number; channels: number; rate: number; bits: number };

/**
 * The sound of a WAV file as the telephone carries it.
 * @throws AppError `invalid_input` for any other file, and for another rate than the telephone's
 */
export function readWav(file: Buffer): Uint8Array {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') throw wrong();
  const parts = partsOf(file);
  const [described, data] = [parts.get('fmt '), parts.get('data')];
  if (!described || described.length < 16 || !data) throw wrong();
  const format = formatOf(described);
  if (format.channels !== 1 || format.rate !== RATE) throw wrong();
  if (format.kind === MU_LAW && format.bits === 8) return data;
  if (format.kind !== PCM || format.bits !== 16) throw wrong();
  return Uint8Array.from({ length: data.length >> 1 }, (_, at) => toMuLaw(data.readInt16LE(at * 2)));
}

/** A WAV file of μ-law, which every player plays. */
export function writeWav(sound: Uint8Array): Buffer {
  const head = Buffer.alloc(46);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(head.length - PART_HEAD + sound.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(18, 16);
  head.writeUInt16LE(MU_LAW, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 38, 'latin1');
  head.writeUInt32LE(sound.length, 42);
  return Buffer.concat([head, sound]);
}

/** A file may hold further parts, such as who made it, in any order; a part of odd length is followed by one byte. */
function partsOf(file: Buffer): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  for (let at = 12; at + PART_HEAD <= file.length;) {
    const length = file.readUInt32LE(at + 4);
    const start = at + PART_HEAD;
    parts.set(file.toString('latin1', at, at + 4), file.subarray(start, start + length));
    at = start + length + (length % 2);
  }
  return parts;
}

function formatOf(part: Buffer): Format {
  return {
    kind: part.readUInt16LE(0),
    channels: part.readUInt16LE(2),
    rate: part.readUInt32LE(4),
    bits: part.readUInt16LE(14),
  };
}

function wrong(): AppError {
  return new AppError('invalid_input', 'The sound must be a WAV file of one channel at 8000 Hz, 16-bit PCM or μ-law.');
}
