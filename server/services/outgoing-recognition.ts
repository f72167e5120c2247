import type { FinishedCall } from '../domain/finished-call.ts';
import { toE164 } from '../domain/phone-number.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';

type Event =
  | { kind: 'finished'; call: FinishedCall }
  | { kind: 'recording'; conversationId: string }
  | { kind: 'other' };
type Reader = (body: unknown, receivedAt: Date) => Event | null;
type Deps = { stores: Stores; keys: CallerKeys; book: BusinessBook; read: Reader };

const MINUTE_MS = 60_000;
/** Between our asking and the end of the ringing, at most, with clocks that are not quite the same. */
const RINGING_MS = 10 * MINUTE_MS;

/**
 * Reads deliveries, and knows our own calls among them. A call that failed is told with the provider's ids and the
 * number only (elevenlabs.md §2.5); where the answer to our request was lost, none of the ids is known here.
 */
export function createOutgoingRecognition({ stores, keys, book, read }: Deps): Reader {
  function ownRef(call: FinishedCall): string | null {
    if (call.callRef !== null || call.direction !== 'outbound') return call.callRef;
    if (stores.calls.findByConversation(call.conversationId)) return null;
    const { business } = book.forCall(call);
    const e164 = toE164(call.callerNumber, business.region);
    if (e164 === null) return null;
    const began = Date.parse(call.startedAt);
    const [from, to] = [began - RINGING_MS, began + MINUTE_MS].map((at) => new Date(at).toISOString());
    return stores.outgoing.unheard(business.id, keys.of(e164), { from: from ?? '', to: to ?? '' }) ?? null;
  }

  return (body, receivedAt) => {
    const event = read(body, receivedAt);
    return event?.kind === 'finished' ? { ...event, call: { ...event.call, callRef: ownRef(event.call) } } : event;
  };
}
