import { setTimeout as pause } from 'node:timers/promises';

import { toFault } from './model-fault.ts';

/** A second try is for a server that was just restarting; more of them, and the caller hears nothing for too long. */
const RETRY_AFTER_MS = 250;

/** Asks, and once more where nobody answered. Nothing of an answer may have come when `once` fails. */
export async function withSecondTry<T>(once: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await once();
  } catch (error) {
    const { kind } = toFault(error, { isLate: false, hasBegun: false });
    if (signal.aborted || (kind !== 'away' && kind !== 'busy')) throw error;
  }
  await pause(RETRY_AFTER_MS, undefined, { signal });
  return once();
}
