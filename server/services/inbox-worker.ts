import { errorCode } from '../platform/private-file.ts';
import { isDiskFault } from '../store/disk-fault.ts';
import type { InboxRow, InboxState } from '../store/inbox-store.ts';
import { createDeliveryWork, type DeliveryDeps } from './delivery-work.ts';
import { createQueueRunner } from './queue-runner.ts';

type Deps = DeliveryDeps & { now: () => Date; report: (where: string, error: unknown) => void };

const MAX_ATTEMPTS = 6;
const FIRST_RETRY_MS = 1000;

/**
 * Works off the inbox. Learning by rules and asking the owner's model are two queues over the same rows, so that a slow
 * model never holds up what the next call should know.
 */
export function createInboxWorker({ now, report, ...deps }: Deps) {
  const { inbox } = deps.stores;
  const work = createDeliveryWork(deps);
  const ended = new AbortController();

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

  const queue = (state: InboxState, step: (row: InboxRow) => void | Promise<void>) =>
    createQueueRunner<InboxRow>({
      next: () => inbox.next(state, now().toISOString()),
      work: step,
      failed,
      soonest: () => inbox.soonest(state),
      now,
      report,
    });

  const readings = queue('learned', (row) => work.learnMore(row, ended.signal));
  const learning = queue('new', async (row) => {
    await work.learn(row, ended.signal);
    readings.wake();
  });

  return {
    wake: (): void => {
      learning.wake();
      readings.wake();
    },
    /** Resolves when every delivery that can be learned from now is; the model's queue is not waited for. */
    catchUp: async (): Promise<void> => {
      learning.wake();
      await learning.settled();
    },
    /** Resolves when nothing is left that could be done now. */
    settled: async (): Promise<void> => {
      await learning.settled();
      await readings.settled();
    },
    stop: async (): Promise<void> => {
      // Neither a slow model nor a long call is waited for: both stay in the queue for the next start.
      ended.abort();
      await Promise.all([learning.stop(), readings.stop()]);
    },
  };
}
