import { cutOf, type Cut, type KeptFor } from '../domain/kept-for.ts';
import type { Steps } from '../domain/steps.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallsKnown } from './calls-known.ts';
import type { Forgetting } from './forgetting.ts';
import { createPace } from './pace.ts';
import { isIdleBy } from './retention-walks.ts';

type Deps = {
  stores: Pick<Stores, 'retention'>;
  idleCallers: (cut: Cut) => Steps<string[]>;
  forgetIdle: Forgetting['forgetIdle'];
  /** Whether the owner wants nothing to be learned just now. */
  isPaused: () => boolean;
  calls: CallsKnown;
  signal: AbortSignal;
  now: () => Date;
};

/**
 * Forgets who was not heard of for long, one after the other. Nobody goes in a pause, nor while a call since then may
 * be missing here: whoever called meanwhile is not idle, and who that is shows only when it is learned.
 */
export function createIdleForgetting({ stores, idleCallers, forgetIdle, isPaused, calls, signal, now }: Deps) {
  /** Since when calls may be missing that held somebody back; null where nobody was. */
  let missingSince: string | null = null;

  function isStillIdle(id: string, cut: Cut): boolean {
    const signs = stores.retention.signsOf(id);
    if (signal.aborted || isPaused() || signs === undefined || !isIdleBy(cut, signs)) return false;
    const before = cut.of(signs.businessId) ?? cut.newest;
    if (calls.since(before)) return true;
    missingSince = before;
    return false;
  }

  return {
    /** Resolves to whether anybody went. */
    async forgetThem(keptFor: KeptFor): Promise<boolean> {
      missingSince = null;
      const cut = cutOf('callers', keptFor, now().getTime());
      if (cut === null || isPaused()) return false;
      const idle = await createPace(signal).run(idleCallers(cut));
      if (idle.length > 0 && !(await calls.askedSince(cut.newest, signal))) {
        missingSince = cut.newest;
        return false;
      }
      let certificate: string | null = null;
      for (const id of idle) {
        signal.throwIfAborted();
        certificate = (await forgetIdle(id, () => isStillIdle(id, cut), certificate)) ?? certificate;
      }
      return certificate !== null;
    },
    /** Whether somebody was held back who need not be any more. */
    mayGoOn: (): boolean => missingSince !== null && calls.since(missingSince),
  };
}
