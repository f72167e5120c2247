import { timingSafeEqual } from 'node:crypto';

/**
 * Which of the expected secrets the given bytes are: its index, or -1.
 *
 * Every secret is compared in full, whichever matched and however long the given bytes are, so the time taken tells
 * nothing but how many secrets there are and how long they are. An empty secret never matches.
 */
export function matchingSecret(given: string | Uint8Array, expected: readonly (string | Uint8Array)[]): number {
  const bytes = Buffer.from(given);
  let match = -1;
  for (let index = expected.length - 1; index >= 0; index -= 1) {
    if (isSame(bytes, Buffer.from(expected[index] ?? ''))) match = index;
  }
  return match;
}

function isSame(given: Buffer, expected: Buffer): boolean {
  // Cut or filled up to the expected length: a guess of the wrong length costs exactly what a wrong guess costs.
  const fitted = Buffer.alloc(expected.length);
  given.copy(fitted);
  const equal = timingSafeEqual(fitted, expected);
  return equal && given.length === expected.length && expected.length > 0;
}
