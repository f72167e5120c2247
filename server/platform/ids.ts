import { randomFillSync, randomUUID } from 'node:crypto';

import { v7 } from 'uuid';

/** Sortable by the time it was made (UUID version 7, RFC 9562), also within one millisecond of one process. */
export function newId(): string {
  return v7();
}

/** Says nothing about when it was made: for ids that leave the house. */
export function opaqueId(): string {
  return randomUUID();
}

const ID_BYTES = 16;
const IDS_A_FETCH = 256;

/**
 * Makes ids as `newId` does, with the random bytes of many fetched at once: asking the system for those of a single one
 * takes as long as a read of the database, and one is needed while the phone rings.
 */
export function createIdSource(now: () => number = Date.now): () => string {
  const bytes = new Uint8Array(ID_BYTES * IDS_A_FETCH);
  let used = bytes.length;
  let msecs = 0;
  let seq = 0;

  return () => {
    if (used === bytes.length) {
      randomFillSync(bytes);
      used = 0;
    }
    const random = bytes.subarray(used, (used += ID_BYTES));
    const at = now();
    if (at > msecs) {
      msecs = at;
      seq = firstSequence(random);
    } else seq += 1;
    return v7({ random, msecs, seq });
  };
}

/** 31 random bits, so that counting up within one millisecond never overflows the 32 there are. */
function firstSequence(random: Uint8Array): number {
  return new DataView(random.buffer, random.byteOffset).getUint32(4) >>> 1;
}
