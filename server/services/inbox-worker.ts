import type { FinishedCall } from '../domain/finished-call.ts';
import { errorCode } from '../platform/private-file.ts';
import { isDiskFault } from '../store/disk-fault.ts';
import type { InboxRow, InboxState } from '../store/inbox-store.ts';
import { createDeliveryWork, createEndReader, type DeliveryDeps } from './delivery-work.ts';
import { createQueueRunner } from './queue-runner.ts';
import type { Rush } from './rush.ts';

type Deps = Omit<DeliveryDeps, 'rest'> & {
  rush: Pick<Rush, 'over'>;
  /** While it is true, what comes in waits; that a call is over is noted all the same. */
  isPaused: () => boolean;
  noteEnd: (call: FinishedCall) => void;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

const MAX_ATTEMPTS = 6;
const FIRST_RETRY_MS = 1000;

/**
 * Works off the inbox. Learning by rules and asking the owner's model are two queues over the same rows, so that a slow
 * model never holds up what the next call should know.
 */
export function createInboxWorker({ isPaused, noteEnd, rush, now, report, ...deps }: Deps) {
  const { inbox } = deps.stores;
  const ended = new AbortController();
  let urgent = 0;
  // Whoever waits for all to be learned from does not wait for the rush to be over.
  const rest = async (signal: AbortSignal): Promise<void> => (urgent > 0 ? undefined : rush.over(signal));
  const work = createDeliveryWork({ ...deps, rest });

  function failed(row: InboxRow, error: unknown): void {
    // A full or locked disk is not the delivery's fault: it counts against nothing, and the queue comes back by itself.
    if (isDiskFault(error)) throw error;
    report('inbox', error);
    if (row.attempts + 1 >= MAX_ATTEMPTS) {
      // A model that stays away costs its findings; a delivery that cannot be learned waits for a person.
      return inbox.move(row.id, row.state === 'learned' ? 'done' : 'parked', 'failed');
    }
    const at = new Date(now().getTime() + FIRST_RETRY_MS * 2 ** row.attempts);
    inbox.retry(row.id, at.toISOString(), errorCode(error) ?? 'failed');
  }

  const queue = (state: InboxState, waits: () => boolean, step: (row: InboxRow) => void | Promise<void>) =>
    createQueueRunner<InboxRow>({
      next: () => (waits() ? undefined : inbox.next(state, now().toISOString())),
      work: step,
      failed,
      soonest: () => (waits() ? null : inbox.soonest(state)),
      now,
      report,
    });

  const readings = queue('learned', isPaused, (row) => work.learnMore(row, ended.signal));
  const learning = queue(
    'new',
    () => isPaused() && urgent === 0,
    async (row) => {
      await work.learn(row, ended.signal);
      readings.wake();
    },
  );
  const endings = createEndings({ ...deps, isPaused, noteEnd, now, report }, ended.signal);

  return {
    wake: (): void => {
      endings.wake();
      learning.wake();
      readings.wake();
    },
    /**
     * Resolves when every delivery that can be learned from now is; the model's queue is not waited for. A pause is not
     * heeded: what is about to be erased has to be known first.
     */
    catchUp: async (): Promise<void> => {
      urgent += 1;
      learning.wake();
      await learning.settled().finally(() => void (urgent -= 1));
    },
    /** Resolves when nothing is left that could be done now. */
    settled: async (): Promise<void> => {
      await endings.settled();
      await learning.settled();
      await readings.settled();
    },
    stop: async (): Promise<void> => {
      // Neither a slow model nor a long call is waited for: both stay in the queue for the next start.
      ended.abort();
      await Promise.all([endings.stop(), learning.stop(), readings.stop()]);
    },
  };
}

/** While nothing may be learned, a call that is over leaves the line all the same. */
function createEndings({ isPaused, noteEnd, now, report, ...deps }: Omit<Deps, 'rush'>, signal: AbortSignal) {
  const { inbox } = deps.stores;
  const readEnd = createEndReader(deps, noteEnd);
  let noted = 0;
  return createQueueRunner<InboxRow>({
    next: () => (isPaused() ? inbox.after(noted) : undefined),
    work: (row) => {
      noted = row.id;
      return readEnd(row, signal);
    },
    failed: (_row, error) => report('inbox', error),
    soonest: () => null,
    now,
    report,
  });
}
