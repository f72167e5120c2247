import type { AppEvents } from '#contract/events.ts';
import { withFinish } from '../domain/call-record.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallRows } from './call-rows.ts';
import type { RingLog } from './ring-log.ts';

type Deps = { stores: Stores; rows: CallRows; ringLog: RingLog; bus: Bus<AppEvents> };

/** What takes a live call off the line and keeps nothing else of it: for as long as nothing may be learned. */
export function createCallEnding({ stores, rows, ringLog, bus }: Deps) {
  return function noteEnd(call: FinishedCall): void {
    // A ring that is written later would be on the line for as long as the pause lasts.
    if (ringLog.waiting() > 0) ringLog.flush();
    const id = stores.transactUnsynced(() => {
      const { call: found, callSid } = rows.find(call);
      if (found?.status !== 'live') return null;
      stores.calls.save(withFinish(found, { ...call, callSid }, found, null));
      return found.id;
    });
    const ended = id === null ? undefined : stores.calls.summary(id);
    if (ended) bus.publish('call.changed', ended);
  };
}
