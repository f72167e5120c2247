import type { FinishedCall } from '../domain/finished-call.ts';
import type { InboxRow } from '../store/inbox-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Indexed } from '../store/passages-store.ts';
import type { CallKeeper } from './call-keeper.ts';
import { type Batch, batchesOf } from './call-words.ts';
import type { CallReading } from './call-reading.ts';
import type { Learned, Learning } from './learning.ts';
import type { Pace } from './pace.ts';
import type { Recordings } from './recordings.ts';

type Deps = {
  stores: Stores;
  learning: Learning;
  keeper: CallKeeper;
  recordings: Recordings;
  /** Takes away all that came of a conversation but the bare call. Returns the recordings to remove. */
  dropWords: (conversationId: string) => string[];
  announce: (learned: Learned) => void;
  /** What becomes of a delivery that is learned from by rules. */
  next: 'learned' | 'done';
};

/**
 * Learns from a finished call in slices. What the next call should know lands first and at once; the words follow in
 * batches, each looking anew whether the call is still there. The delivery leaves the queue with the last batch, so
 * whatever interrupts this only makes it begin again.
 */
export function createCallLearning({ stores, learning, keeper, recordings, dropWords, announce, next }: Deps) {
  /** Returns the batches that are left to write, with what an interrupted attempt left in the index. */
  function begin(row: InboxRow, reading: CallReading) {
    const { conversationId } = reading.call;
    const result = learning.finished(reading);
    if (result === null) return null;
    const dropped = result.identified ? [] : dropWords(conversationId);
    const left = stores.passages.indexed(result.callId);
    const [first, ...others] = batchesOf(reading.turns);
    if (!result.identified) stores.inbox.move(row.id, 'done');
    else if (!result.isNews) stores.inbox.move(row.id, next);
    else keep(row, reading, first, left);
    return { result, dropped, left, others: result.identified && result.isNews ? others : [] };
  }

  /** False when the call is gone, and its delivery with it. */
  function keep(row: InboxRow, { call, turns }: CallReading, batch: Batch, left: Indexed): boolean {
    const record = stores.calls.findByConversation(call.conversationId);
    if (!record) return false;
    keeper.keepWords(turns, record, batch, left);
    if (batch.to === turns.length) stores.inbox.move(row.id, next);
    return true;
  }

  return async function learnCall(row: InboxRow, call: FinishedCall, pace: Pace): Promise<void> {
    const reading = await pace.run(learning.reading(call));
    const begun = stores.transact(() => begin(row, reading));
    // The shop was changed meanwhile: what was read with its trade or zone is read again.
    if (begun === null) return learnCall(row, call, pace);
    begun.dropped.forEach(recordings.remove);
    announce(begun.result);
    for (const batch of begun.others) {
      await pace.breath();
      if (!stores.transact(() => keep(row, reading, batch, begun.left))) return;
    }
    if (begun.others.length > 0) announce({ ...begun.result, callers: [], tasks: [] });
  };
}
