import type { AppEvents } from '#contract/events.ts';
import { isEngine } from '../../domain/bridge/initiation.ts';
import type { CallRecord } from '../../domain/call-record.ts';
import type { Bus } from '../../platform/bus.ts';
import type { Stores } from '../../store/open-stores.ts';
import type { CallFinder } from '../call-finder.ts';

type Deps = {
  stores: Stores;
  callOf: CallFinder;
  /** Has what was said fetched once the conversation is over. */
  fetchOnceOver: (conversationId: string) => void;
  bus: Bus<AppEvents>;
  report: (where: string, error: unknown) => void;
};

export type BridgeRecord = ReturnType<typeof createBridgeRecord>;

/** A bridged call as it is written down. Nothing here may disturb a call that goes on: what fails is reported. */
export function createBridgeRecord({ stores, callOf, fetchOnceOver, bus, report }: Deps) {
  function safely<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      report('bridge', error);
      return null;
    }
  }

  function told(call: CallRecord): void {
    const summary = stores.calls.summary(call.id);
    if (summary) bus.publish('call.changed', summary);
  }

  return {
    /** Our own id of the call; null while it cannot be written. */
    find: (callSid: string): string | null =>
      safely(() => callOf({ callRef: null, callSid, conversationId: null })?.id ?? null),
    /** The conversation has an id: what its report says of it belongs to this call. */
    met: (callSid: string, conversationId: string, farSide: string): void =>
      void safely(() => {
        // Of an engine's conversations nobody sends us a report.
        if (isEngine(farSide)) fetchOnceOver(conversationId);
        const call = callOf({ callRef: null, callSid, conversationId });
        if (call) told(call);
      }),
    /** Why it ended, which the carrier and the provider may not know. */
    explain: (callSid: string, reason: string): void =>
      void safely(() => {
        const call = callOf({ callRef: null, callSid, conversationId: null });
        if (!call || call.endedBecause !== null) return;
        const explained = { ...call, endedBecause: reason };
        stores.calls.save(explained);
        told(explained);
      }),
  };
}
