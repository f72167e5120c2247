import { decodeMuLaw } from './mu-law.ts';

export type Heard = { side: 'caller' | 'agent'; samples: Float32Array<ArrayBuffer> } | 'hush' | null;

const SIDES: Readonly<Record<string, 'caller' | 'agent'>> = { c: 'caller', a: 'agent' };

/** One line of what is heard: a letter for the side and Base64 of its μ-law. Null for what is no sound. */
export function toHeard(line: string): Heard {
  if (line === 'x') return 'hush';
  const side = SIDES[line.charAt(0)];
  if (side === undefined) return null;
  try {
    return { side, samples: decodeMuLaw(Uint8Array.from(atob(line.slice(1)), (letter) => letter.charCodeAt(0))) };
  } catch {
    return null;
  }
}

/** The lines of a text that is still coming; the last is given when it is whole. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('latin1');
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
