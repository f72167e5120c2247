import { toE164 } from '../domain/phone-number.ts';
import type { RingRequest } from '../domain/ring-request.ts';
import { newId, opaqueId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';
import { toCaller } from './ringing.ts';
import type { RingLog } from './ring-log.ts';

type Deps = {
  stores: Pick<Stores, 'people'>;
  book: BusinessBook;
  keys: CallerKeys;
  ringLog: RingLog;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

export type RingNotes = ReturnType<typeof createRingNotes>;

/** What there is to a ring that no agent is asked about. */
export function createRingNotes({ stores, book, keys, ringLog, now, report }: Deps) {
  return {
    /** Whether nobody behind this number is welcome. False where that cannot be read: no caller is lost for it. */
    isBlocked(request: RingRequest): boolean {
      const { business } = book.forCall(request);
      const e164 = toE164(request.callerNumber, business.region);
      if (e164 === null) return false;
      try {
        return toCaller(stores.people.ring(business.id, keys.of(e164), request.callSid)).kind === 'blocked';
      } catch (error) {
        report('ringing', error);
        return false;
      }
    },
    /** Writes the call down, of which nobody was told anything. */
    note(request: RingRequest): void {
      const { business } = book.forCall(request);
      const e164 = toE164(request.callerNumber, business.region);
      const { conversationId, callSid, agentId } = request;
      ringLog.add({
        ...{ id: newId(), businessId: business.id, conversationId, callSid, agentId },
        ...{ startedAt: now().toISOString(), pack: null },
        caller: e164 === null ? null : { e164, key: keys.of(e164), publicId: opaqueId(), rows: [] },
      });
    },
  };
}
