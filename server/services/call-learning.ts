import type { FinishedCall } from '../domain/finished-call.ts';
import type { InboxRow } from '../store/inbox-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Indexed } from '../store/passages-store.ts';
import type { CallKeeper } from './call-keeper.ts';
import { type Batch, batchesOf } from './call-words.ts';
import type { CallReading } from './call-reading.ts';
import type { FactIndex } from './fact-index.ts';
import type { Learned, Learning } from './learning.ts';
import type { Pace } from './pace.ts';
import type { Recordings } from './recordings.ts';

type Deps = {
  stores: Stores;
  learning: Learning;
  keeper: CallKeeper;
  index: FactIndex;
  recordings: Recordings;
  /** Takes away all that came of a conversation but the bare call. Returns the recordings to remove. */
  dropWords: (conversationId: string) => string[];
  announce: (learned: Learned) => void;
  /** What becomes of a delivery that is learned from by rules. */
  next: 'learned' | 'done';
};

const MOST_MERGES = 8;

/** What landed at once, the words that are to follow, and what an interrupted attempt left of them in the index. */
type Begun = { result: Learned; dropped: string[]; left: Indexed; batches: readonly Batch[] };

/**
 * Learns from a finished call in slices. What the next call should know lands first and at once; the words follow in
 * batches, each looking anew whether the call is still there. The delivery leaves the queue with the last batch, so
 * whatever interrupts this only makes it begin again.
 */
export function createCallLearning({ stores, learning, keeper, index, recordings, dropWords, announce, next }: Deps) {
  function begin(row: InboxRow, reading: CallReading): Begun | null {
    const { conversationId } = reading.call;
    const result = learning.finished(reading, { past: row.past === 1 });
    if (result === null) return null;
    const dropped = result.identified ? [] : dropWords(conversationId);
    const left = stores.passages.indexed(result.callId);
    if (result.identified && result.isNews) return { result, dropped, left, batches: batchesOf(reading.turns) };
    result.callers.forEach((personId) => index(personId));
    stores.inbox.move(row.id, result.identified ? next : 'done');
    return { result, dropped, left, batches: [] };
  }

  /** False when the call is gone, and its delivery with it. */
  function keep(row: InboxRow, { call, turns }: CallReading, batch: Batch, left: Indexed): boolean {
    const record = stores.calls.findByConversation(call.conversationId);
    if (!record) return false;
    keeper.keepWords(turns, record, batch, left);
    if (batch.to === turns.length) stores.inbox.move(row.id, next);
    return true;
  }

  /** Each part is its own transaction: a ringing phone gets its turn between. */
  async function keepAll(row: InboxRow, reading: CallReading, begun: Begun, pace: Pace): Promise<void> {
    const { result, left, batches } = begun;
    for (const personId of result.callers) {
      await pace.breath();
      stores.transactUnsynced(() => index(personId));
    }
    for (const [nth, batch] of batches.entries()) {
      await pace.breath();
      const isThere = stores.transactUnsynced(() => keep(row, reading, batch, left));
      if (nth === 0) announce(result);
      if (!isThere) return;
    }
    await tidy(pace);
    if (batches.length > 1) announce({ ...result, callers: [], tasks: [] });
  }

  /** A long call leaves more behind it than this takes away, and the calls after it catch up. */
  async function tidy(pace: Pace): Promise<void> {
    for (let step = 0; step < MOST_MERGES; step += 1) {
      await pace.breath();
      if (!stores.transactUnsynced(() => stores.passages.mergeSome())) return;
    }
  }

  return async function learnCall(row: InboxRow, call: FinishedCall, pace: Pace): Promise<void> {
    const reading = await pace.run(learning.reading(call));
    const begun = stores.transactUnsynced(() => begin(row, reading));
    // The shop was changed meanwhile: what was read with its trade or zone is read again.
    if (begun === null) return learnCall(row, call, pace);
    begun.dropped.forEach(recordings.remove);
    if (begun.batches.length === 0) return announce(begun.result);
    await keepAll(row, reading, begun, pace);
  };
}
