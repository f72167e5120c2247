import { z } from 'zod';

import { Instant } from '#contract/primitives.ts';
import { waitAfter } from '../domain/pin-rules.ts';
import { PinHash } from '../platform/pin-hash.ts';
import type { Stores } from '../store/open-stores.ts';

type Deps = {
  settings: Pick<Stores['settings'], 'get' | 'set'>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

const PIN = 'access-pin';
const WRONG = 'access-wrong';
const IDLE = 'access-idle-minutes';
const STANDARD_IDLE = 10;
/** When the last wrong one was, and how many there were in a row. */
const Wrong = z.object({ count: z.int().min(0), at: Instant });
type Wrong = z.infer<typeof Wrong>;

/**
 * What is kept of the owner's PIN, read once: whoever asks is asked often, and a memory in trouble must not let anybody
 * in. Wrong ones are counted across restarts.
 */
export type PinShelf = ReturnType<typeof createPinShelf>;

export function createPinShelf({ settings, now, report }: Deps) {
  let pin = PinHash.nullable().parse(JSON.parse(settings.get(PIN) ?? 'null'));
  let idleMinutes = z.coerce.number().parse(settings.get(IDLE) ?? STANDARD_IDLE);
  let wrong = Wrong.nullable().parse(JSON.parse(settings.get(WRONG) ?? 'null'));

  function keepWrong(next: Wrong | null): void {
    wrong = next;
    try {
      settings.set(WRONG, JSON.stringify(next));
    } catch (error) {
      // A full disk must not shut the owner out of the window that says so: counted until the program ends.
      report('access', error);
    }
  }

  return {
    pin: (): PinHash | null => pin,
    put(next: PinHash | null): void {
      settings.set(PIN, JSON.stringify(next));
      pin = next;
      if (wrong !== null) keepWrong(null);
    },
    idleMinutes: (): number => idleMinutes,
    setIdleMinutes(minutes: number): void {
      settings.set(IDLE, String(minutes));
      idleMinutes = minutes;
    },
    /** Until when no PIN is looked at; null where one is. */
    waitUntil(): Date | null {
      if (wrong === null) return null;
      const at = now().getTime();
      // The clock was put back: the wait begins anew, and does not last as long as the clock is wrong.
      if (Date.parse(wrong.at) > at) keepWrong({ ...wrong, at: new Date(at).toISOString() });
      const until = Date.parse(wrong.at) + waitAfter(wrong.count);
      return until > at ? new Date(until) : null;
    },
    countWrong: (): void => keepWrong({ count: (wrong?.count ?? 0) + 1, at: now().toISOString() }),
    forgetWrong: (): void => keepWrong(null),
  };
}
