import type { AppEvents } from '#contract/events.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import type { Finding } from '../domain/observation.ts';
import type { Bus } from '../platform/bus.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { InboxRow } from '../store/inbox-store.ts';
import type { Stores } from '../store/open-stores.ts';
import { DELIVERY_BODY, UNREADABLE } from './intake.ts';
import type { Learned, Learning } from './learning.ts';
import type { Recordings } from './recordings.ts';

/** A delivery in our words; null when it cannot be read. Given by the integration. */
type Event =
  { kind: 'finished'; call: FinishedCall } | { kind: 'recording'; conversationId: string } | { kind: 'other' };

export type DeliveryDeps = {
  stores: Stores;
  box: SecretBox;
  bus: Bus<AppEvents>;
  learning: Learning;
  recordings: Recordings;
  readEvent: (body: unknown, receivedAt: Date) => Event | null;
  /** A model's further findings, or null when no model is configured. Rejects at once when the signal says stop. */
  extract: ((call: FinishedCall, signal: AbortSignal) => Promise<Finding[]>) | null;
};

/** What is done with one stored delivery: first learned from by rules, then perhaps read by the owner's model. */
export function createDeliveryWork({ stores, box, bus, learning, recordings, readEvent, extract }: DeliveryDeps) {
  /** A delivery that could not be named when it came is parked: nobody's erasure would ever find it. */
  function read(row: InboxRow): Event | null {
    if (row.conversationId === null && row.kind === UNREADABLE) return null;
    try {
      const body = box.open(row.body, DELIVERY_BODY).toString('utf8');
      return readEvent(JSON.parse(body.replace(/^\uFEFF/u, '')), new Date(row.receivedAt));
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }

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

  function announce({ callId, callers }: Learned): void {
    const call = stores.calls.summary(callId);
    if (call) bus.publish('call.changed', call);
    for (const callerId of callers) bus.publish('caller.changed', { callerId });
  }

  return {
    learn(row: InboxRow): void {
      const event = read(row);
      if (event === null) return stores.inbox.move(row.id, 'parked', 'unreadable');
      if (event.kind === 'other') return stores.transact(() => setAside(row)).forEach(recordings.remove);
      let dropped: string[] = [];
      const learned = stores.transact(() => {
        const result =
          event.kind === 'finished'
            ? learning.finished(event.call)
            : learning.recorded(event.conversationId, row.bodyFile);
        const more = event.kind === 'finished' && extract !== null && result.identified;
        stores.inbox.move(row.id, more ? 'learned' : 'done');
        if (!result.identified && row.conversationId !== null) dropped = dropWords(row.conversationId);
        return result;
      });
      dropped.forEach(recordings.remove);
      announce(learned);
    },

    async learnMore(row: InboxRow, signal: AbortSignal): Promise<void> {
      const event = read(row);
      if (event?.kind !== 'finished' || extract === null) return stores.inbox.move(row.id, 'done');
      const findings = await extract(event.call, signal);
      const learned = stores.transact(() => {
        stores.inbox.move(row.id, 'done');
        return learning.added(event.call, findings);
      });
      if (learned) announce(learned);
    },
  };
}
