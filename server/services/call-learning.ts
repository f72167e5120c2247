import type { FinishedCall } from '../domain/finished-call.ts';
import { judgingPatternSteps } from '../domain/unfenced.ts';
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
  next: () => 'learned' | 'done';
};

const MOST_MERGES = 8;

/** A small piece of writing: done, to be called again, or the call is gone and nothing is to follow. */
type Part = () => 'done' | 'again' | 'gone';

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
    stores.inbox.move(row.id, result.identified ? next() : 'done');
    return { result, dropped, left, batches: [] };
  }

  /** The call may be gone, and its delivery with it. */
  function keep(row: InboxRow, { call, turns }: CallReading, batch: Batch, left: Indexed): ReturnType<Part> {
    const record = stores.calls.findByConversation(call.conversationId);
    if (!record) return 'gone';
    keeper.keepWords(turns, record, batch, left);
    if (batch.to === turns.length) stores.inbox.move(row.id, next());
    return 'done';
  }

  async function keepAll(row: InboxRow, reading: CallReading, begun: Begun, pace: Pace): Promise<void> {
    const { result, left, batches } = begun;
    const indexing = result.callers.map(
      (personId): Part =>
        () =>
          index(personId, undefined, pace.hasTime) ? 'done' : 'again',
    );
    const keeping = batches.map(
      (batch): Part =>
        () =>
          keep(row, reading, batch, left),
    );
    const isThere = await landAll([...indexing, ...keeping.slice(0, 1)], pace);
    announce(result);
    if (!isThere || !(await landAll(keeping.slice(1), pace))) return;
    // A long call leaves more behind it than this takes away, and the calls after it catch up.
    await landAll(
      Array<Part>(MOST_MERGES).fill(() => (stores.mergeSome() ? 'done' : 'gone')),
      pace,
    );
    if (batches.length > 1) announce({ ...result, callers: [], tasks: [] });
  }

  /**
   * As many parts as a short slice holds are one transaction, because each costs as much again as what it writes; a
   * ringing phone gets its turn between. False once a part has said that nothing is to follow.
   */
  async function landAll(parts: readonly Part[], pace: Pace): Promise<boolean> {
    for (let at = 0; at < parts.length;) {
      await pace.breath();
      const landed = stores.transactUnsynced(() => runSome(parts.slice(at), pace));
      if (landed === null) return false;
      at += landed;
    }
    return true;
  }

  return async function learnCall(row: InboxRow, call: FinishedCall, pace: Pace): Promise<void> {
    await pace.run(judgingPatternSteps());
    const reading = await pace.run(learning.reading(call));
    await stores.logRoom();
    const begun = stores.transactUnsynced(() => begin(row, reading));
    // The shop was changed meanwhile: what was read with its trade or zone is read again.
    if (begun === null) return learnCall(row, call, pace);
    begun.dropped.forEach(recordings.remove);
    if (begun.batches.length === 0) return announce(begun.result);
    await keepAll(row, reading, begun, pace);
  };
}

/** How many parts were done before the slice was over; null once one has said that nothing is to follow. */
function runSome(parts: readonly Part[], pace: Pace): number | null {
  for (const [nth, part] of parts.entries()) {
    const outcome = part();
    if (outcome === 'gone') return null;
    if (outcome === 'again') return nth;
    if (!pace.hasTime()) return nth + 1;
  }
  return parts.length;
}
