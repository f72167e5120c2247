import { createHash } from 'node:crypto';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import { isBusy } from '../store/disk-fault.ts';
import type { Delivery } from '../store/inbox-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Rush } from './rush.ts';

export const DELIVERY_BODY = 'inbox.body';

/** The kind of a delivery that is genuine and yet no event that we can read. */
export const UNREADABLE = 'unreadable';

type Given = {
  kind: string;
  conversationId: string | null;
  body: Buffer;
  /** Names the sealed recording that was cut out of the body. */
  bodyFile: string | null;
  /** Read in from the time before Linekeeper. */
  past?: boolean;
};
type Waiting = {
  delivery: Delivery;
  taken: (result: 'stored' | 'duplicate') => void;
  refused: (error: unknown) => void;
};
/** `onStored` may be called before the commit, and must not look into the database at once. */
type Deps = {
  stores: Stores;
  box: SecretBox;
  now: () => Date;
  onStored: () => void;
  rush: Pick<Rush, 'came'>;
  /** False while the room that is left is for what does not come again. */
  hasRoom: () => boolean;
};

/** How long a delivery waits for another program to let go of the database before the sender is told to come again. */
const PATIENCE_MS = 1500;
const BUSY_RETRY_MS = 25;

export type Intake = ReturnType<typeof createIntake>;

/**
 * Takes in raw deliveries: everything that arrives in one turn of the event loop is committed together, and each is
 * acknowledged only after that commit reached the disk, in the file that the next start will open. Rejects when it
 * could not be stored.
 */
export function createIntake({ stores, box, now, onStored, rush, hasRoom }: Deps) {
  let waiting: Waiting[] = [];
  let scheduled = false;

  function refuseWithoutRoom(): void {
    if (!hasRoom()) throw refused('unavailable', tell('disk_full'));
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      const batch = waiting;
      waiting = [];
      commit(batch, performance.now() + PATIENCE_MS);
    });
  }

  function commit(batch: Waiting[], deadline: number): void {
    try {
      refuseWithoutRoom();
      const results = stores.transact(() => batch.map(({ delivery }) => stores.inbox.add(delivery)));
      if (!stores.inPlace()) throw refused('unavailable', tell('database_lost'));
      for (const [index, isNew] of results.entries()) batch[index]?.taken(isNew ? 'stored' : 'duplicate');
      onStored();
    } catch (error) {
      if (isBusy(error) && performance.now() < deadline) {
        setTimeout(() => commit(batch, deadline), BUSY_RETRY_MS);
        return;
      }
      for (const { refused } of batch) refused(error);
    }
  }

  function sealed({ body, ...given }: Given): Delivery {
    return {
      ...given,
      dedupeKey: dedupeKey(given.kind, given.conversationId, body),
      body: box.seal(body, DELIVERY_BODY),
      receivedAt: now().toISOString(),
    };
  }

  return {
    take: (given: Given): Promise<'stored' | 'duplicate'> =>
      new Promise((taken, refused) => {
        rush.came();
        waiting.push({ delivery: sealed(given), taken, refused });
        schedule();
      }),
    /**
     * Takes in what the provider keeps and can be asked for again. Call inside the transaction that notes that it is here;
     * that one need not wait for the disk. False for a repeat.
     */
    keep(given: Given): boolean {
      refuseWithoutRoom();
      const isNew = stores.inbox.add(sealed(given));
      if (isNew) onStored();
      return isNew;
    },
  };
}

/** A delivery is known by its kind and conversation; one without a conversation by its bytes. */
function dedupeKey(kind: string, conversationId: string | null, body: Buffer): string {
  return `${kind}:${conversationId ?? createHash('sha256').update(body).digest('hex')}`;
}
