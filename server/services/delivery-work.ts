import type { AppEvents } from '#contract/events.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import type { Bus } from '../platform/bus.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { InboxRow } from '../store/inbox-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallKeeper } from './call-keeper.ts';
import { createCallLearning } from './call-learning.ts';
import type { FactIndex } from './fact-index.ts';
import { DELIVERY_BODY, UNREADABLE } from './intake.ts';
import type { Further, Learned, Learning } from './learning.ts';
import { createPace, type Pace } from './pace.ts';
import type { Recordings } from './recordings.ts';

/** A delivery in our words; null when it cannot be read. Given by the integration. */
type Event =
  | { kind: 'finished'; call: FinishedCall }
  | { kind: 'recording'; conversationId: string }
  | { kind: 'other' };

export type DeliveryDeps = {
  stores: Stores;
  box: SecretBox;
  bus: Bus<AppEvents>;
  learning: Learning;
  keeper: CallKeeper;
  index: FactIndex;
  recordings: Recordings;
  readEvent: (body: unknown, receivedAt: Date) => Event | null;
  /** What a model finds further, or null while none is set up. Rejects at once when the signal says stop. */
  extract: () => ((call: FinishedCall, signal: AbortSignal) => Promise<Further>) | null;
  /** Waited for at each breath of learning. */
  rest: (signal: AbortSignal) => Promise<void>;
};

/** From this size on, in bytes, each step of reading a body takes milliseconds. */
const LONG_BODY = 256 * 1024;

/** What is done with one stored delivery: first learned from by rules, then perhaps read by the owner's model. */
export function createDeliveryWork(deps: DeliveryDeps) {
  const { stores, bus, learning, keeper, index, recordings, extract, rest } = deps;

  const read = createDeliveryReader(deps);

  /** Of somebody who withheld the number nothing is kept but the bare call. Returns the recordings to remove. */
  function dropWords(conversationId: string): string[] {
    const call = stores.calls.findByConversation(conversationId);
    if (call?.audioFile) stores.calls.save({ ...call, audioFile: null });
    const rows = stores.inbox.ofConversation(conversationId);
    for (const { id } of rows) stores.inbox.blank(id);
    return [call?.audioFile, ...rows.map(({ bodyFile }) => bodyFile)].filter((file) => typeof file === 'string');
  }

  /**
   * An event of a kind that we do not use may hold words too, and nothing else would ever erase them. That it came stays
   * known. Returns the recordings to remove.
   */
  function setAside({ id, bodyFile }: InboxRow): string[] {
    stores.inbox.blank(id);
    return bodyFile === null ? [] : [bodyFile];
  }

  function announce({ callId, callers, tasks }: Learned): void {
    const call = stores.calls.summary(callId);
    if (call) bus.publish('call.changed', call);
    for (const id of tasks) {
      const task = stores.tasks.find(id);
      if (task) bus.publish('task.changed', task);
    }
    for (const callerId of callers) bus.publish('caller.changed', { callerId });
  }

  function learnRecording(row: InboxRow, conversationId: string): void {
    let dropped: string[] = [];
    const learned = stores.transactUnsynced(() => {
      const result = learning.recorded(conversationId, row.bodyFile);
      stores.inbox.move(row.id, 'done');
      if (!result?.identified) dropped = dropWords(conversationId);
      return result;
    });
    dropped.forEach(recordings.remove);
    if (learned) announce(learned);
  }

  const learnCall = createCallLearning({
    ...{ stores, learning, keeper, index, recordings, dropWords, announce },
    next: () => (extract() === null ? 'done' : 'learned'),
  });

  return {
    async learn(row: InboxRow, signal: AbortSignal): Promise<void> {
      const pace = createPace(signal, rest);
      const event = await read(row, pace);
      if (event === null) return stores.inbox.move(row.id, 'parked', 'unreadable');
      if (event.kind === 'other') return stores.transactUnsynced(() => setAside(row)).forEach(recordings.remove);
      if (event.kind === 'recording') return learnRecording(row, event.conversationId);
      await learnCall(row, event.call, pace);
    },

    async learnMore(row: InboxRow, signal: AbortSignal): Promise<void> {
      const event = await read(row, createPace(signal));
      const readMore = extract();
      if (event?.kind !== 'finished' || readMore === null) return stores.inbox.move(row.id, 'done');
      const further = await readMore(event.call, signal);
      const learned = stores.transactUnsynced(() => {
        stores.inbox.move(row.id, 'done');
        return learning.added(event.call, further);
      });
      if (learned) announce(learned);
    },
  };
}

/** Reads nothing out of a delivery but that a call is over. */
export function createEndReader(deps: Pick<DeliveryDeps, 'box' | 'readEvent'>, noteEnd: (call: FinishedCall) => void) {
  const read = createDeliveryReader(deps);
  return async (row: InboxRow, signal: AbortSignal): Promise<void> => {
    const event = await read(row, createPace(signal));
    if (event?.kind === 'finished') noteEnd(event.call);
  };
}

/** Reads a stored delivery; null when it cannot be read. */
function createDeliveryReader({ box, readEvent }: Pick<DeliveryDeps, 'box' | 'readEvent'>) {
  return async function read(row: InboxRow, { breath }: Pace): Promise<Event | null> {
    await breath();
    // One that could not be named when it came is parked: nobody's erasure would ever find it.
    if (row.conversationId === null && row.kind === UNREADABLE) return null;
    const isLong = row.body.length > LONG_BODY;
    try {
      const body = box.open(row.body, DELIVERY_BODY).toString('utf8');
      if (isLong) await breath();
      const event: unknown = JSON.parse(body.replace(/^\uFEFF/u, ''));
      if (isLong) await breath();
      return readEvent(event, new Date(row.receivedAt));
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  };
}
