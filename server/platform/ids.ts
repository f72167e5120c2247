import { randomUUID } from 'node:crypto';

import { v7 } from 'uuid';

/** Sortable by the time it was made (UUID version 7, RFC 9562), also within one millisecond of one process. */
export function newId(): string {
  return v7();
}

/** Says nothing about when it was made: for ids that leave the house. */
export function opaqueId(): string {
  return randomUUID();
}
