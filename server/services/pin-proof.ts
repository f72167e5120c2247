import type { AuditWho } from '#contract/audit.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { plainPin } from '../domain/pin-rules.ts';
import { fitsPin } from '../platform/pin-hash.ts';
import type { PinShelf } from './pin-shelf.ts';

type Deps = { shelf: PinShelf; now: () => Date; onWrong: (who: AuditWho) => void };

/**
 * Whether what was typed is the owner's PIN; throws AppError where it is not, and where none is looked at. It counts as
 * wrong until it was right, so that a kill in between costs no try.
 */
export function createPinProof({ shelf, now, onWrong }: Deps) {
  /** One PIN is looked at after the other, so that none is tried while another one's failure is not yet counted. */
  let looking = false;

  function waiting(until: Date | null): Error {
    const left = until === null ? 1 : Math.max(1, Math.ceil((until.getTime() - now().getTime()) / 1000));
    return refused('unavailable', tell('access_wait', { seconds: left }));
  }

  return async function prove(typed: string, who: AuditWho): Promise<void> {
    const kept = shelf.pin();
    if (kept === null) return;
    const until = shelf.waitUntil();
    if (until !== null || looking) throw waiting(until);
    looking = true;
    try {
      shelf.countWrong();
      if (await fitsPin(plainPin(typed), kept)) return shelf.forgetWrong();
    } finally {
      looking = false;
    }
    onWrong(who);
    throw refused('forbidden', tell('access_wrong_pin'));
  };
}
