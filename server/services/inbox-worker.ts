import type { AppEvents } from '#contract/events.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import type { Finding } from '../domain/observation.ts';
import type { Bus } from '../platform/bus.ts';
import { errorCode } from '../platform/private-file.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { InboxRow } from '../store/inbox-store.ts';
import type { Stores } from '../store/open-stores.ts';
import { DELIVERY_BODY } from './intake.ts';
import type { Learned, Learning } from './learning.ts';
import type { Recordings } from './recordings.ts';

/** A delivery in our words; null when it cannot be read. Given by the integration. */
type Event =
  { kind: 'finished'; call: FinishedCall } | { kind: 'recording'; conversationId: string } | { kind: 'other' };

type Deps = {
  stores: Stores;
  box: SecretBox;
  bus: Bus<AppEvents>;
  learning: Learning;
  recordings: Recordings;
  readEvent: (body: unknown, receivedAt: Date) => Event | null;
  /** A model's further findings, or null when no model is configured. */
  extract: ((call: FinishedCall) => Promise<Finding[]>) | null;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

const MAX_ATTEMPTS = 6;
const FIRST_RETRY_MS = 1000;

export type InboxWorker = ReturnType<typeof createInboxWorker>;

/** Works off the inbox, one delivery at a time and a breath between them, so that the phone never waits behind it. */
export function createInboxWorker({ stores, box, bus, learning, recordings, readEvent, extract, now, report }: Deps) {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  function read(row: InboxRow): Event | null {
    try {
      const body = box.open(row.body, DELIVERY_BODY).toString('utf8');
      return readEvent(JSON.parse(body), new Date(row.receivedAt));
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }

  function learn(row: InboxRow): void {
    const event = read(row);
    if (event === null) return stores.inbox.move(row.id, 'parked', 'unreadable');
    if (event.kind === 'other') return stores.inbox.move(row.id, 'done');
    const learned = stores.transact(() => {
      const result =
        event.kind === 'finished'
          ? learning.finished(event.call)
          : learning.recorded(event.conversationId, row.bodyFile);
      const more = event.kind === 'finished' && extract !== null && result.identified;
      stores.inbox.move(row.id, more ? 'learned' : 'done');
      // Of somebody who withheld the number nothing is kept but the bare call.
      if (!result.identified) stores.inbox.blank(row.id);
      return result;
    });
    if (!learned.identified) dropRecordings(row);
    announce(learned);
  }

  async function learnMore(row: InboxRow): Promise<void> {
    const event = read(row);
    if (event?.kind !== 'finished' || extract === null) return stores.inbox.move(row.id, 'done');
    const findings = await extract(event.call);
    const learned = stores.transact(() => {
      stores.inbox.move(row.id, 'done');
      return learning.added(event.call, findings);
    });
    if (learned) announce(learned);
  }

  function dropRecordings(row: InboxRow): void {
    if (row.bodyFile) recordings.remove(row.bodyFile);
    if (row.conversationId === null) return;
    const call = stores.calls.findByConversation(row.conversationId);
    if (!call?.audioFile) return;
    recordings.remove(call.audioFile);
    stores.calls.save({ ...call, audioFile: null });
  }

  function announce({ callId, callers }: Learned): void {
    if (!bus.heard()) return;
    const call = stores.calls.summary(callId);
    if (call) bus.publish('call.changed', call);
    for (const callerId of callers) bus.publish('caller.changed', { callerId });
  }

  function failed(row: InboxRow, error: unknown): void {
    if (errorCode(error) !== 'SQLITE_BUSY') report('inbox', error);
    if (row.attempts + 1 >= MAX_ATTEMPTS) {
      // A model that stays away costs its findings; a delivery that cannot be learned waits for a person.
      return stores.inbox.move(row.id, row.state === 'learned' ? 'done' : 'parked', 'failed');
    }
    const at = new Date(now().getTime() + FIRST_RETRY_MS * 2 ** row.attempts);
    stores.inbox.retry(row.id, at.toISOString(), errorCode(error) ?? 'failed');
  }

  async function step(): Promise<boolean> {
    const at = now().toISOString();
    const row = stores.inbox.next('new', at) ?? stores.inbox.next('learned', at);
    if (!row) return false;
    try {
      if (row.state === 'new') learn(row);
      else await learnMore(row);
    } catch (error) {
      failed(row, error);
    }
    return true;
  }

  async function run(): Promise<void> {
    do {
      again = false;
      while (!stopped && (await step())) await breath();
    } while (again && !stopped);
  }

  function comeBack(): void {
    clearTimeout(timer);
    const soonest = stopped ? null : stores.inbox.soonest();
    if (soonest === null) return;
    const wait = Math.max(FIRST_RETRY_MS, Date.parse(soonest) - now().getTime());
    timer = setTimeout(wake, Number.isNaN(wait) ? FIRST_RETRY_MS : wait).unref();
  }

  /** Starts working, or makes sure that a running pass sees what was just stored. */
  function wake(): void {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = run()
      .catch((error: unknown) => report('inbox', error))
      .finally(() => {
        running = undefined;
        comeBack();
      });
  }

  return {
    wake,
    /** Resolves when nothing is left that could be done now. */
    settled: async (): Promise<void> => {
      while (running) await running;
    },
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
