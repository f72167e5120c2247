import type { AppEvents } from '#contract/events.ts';
import { isEngine } from '../../domain/bridge/initiation.ts';
import type { CallRecord } from '../../domain/call-record.ts';
import type { Bus } from '../../platform/bus.ts';
import type { Stores } from '../../store/open-stores.ts';
import type { CallFinder } from '../call-finder.ts';
import { callTombstone } from '../call-identity.ts';
import type { ProviderErasure } from '../provider-erasure.ts';

type Deps = {
  stores: Stores;
  callOf: CallFinder;
  /** Has what was said fetched once the conversation is over. */
  fetchOnceOver: (conversationId: string) => void;
  /** Where conversations are kept besides. */
  elsewhere: Pick<ProviderErasure, 'ask'>;
  bus: Bus<AppEvents>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

export type BridgeRecord = ReturnType<typeof createBridgeRecord>;

/** A bridged call as it is written down. Nothing here may disturb a call that goes on: what fails is reported. */
export function createBridgeRecord({ stores, callOf, fetchOnceOver, elsewhere, bus, now, report }: Deps) {
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

  const isForgotten = (callSid: string): boolean => stores.settings.erasedAt(callTombstone(callSid)) !== undefined;

  /** What is said on a call after its caller was forgotten is forgotten with them, here and at the provider. */
  function forgetToo(conversationId: string): void {
    stores.transact(() => {
      stores.settings.bury(callTombstone(conversationId), now().toISOString());
      elsewhere.ask({ conversations: [conversationId], messages: [], callerKeys: [], until: 0 });
    });
  }

  return {
    /** Our own id of the call; null while it cannot be written. */
    find: (callSid: string): string | null =>
      safely(() => callOf({ callRef: null, callSid, conversationId: null })?.id ?? null),
    /** The conversation has an id: what its report says of it belongs to this call. */
    met: (callSid: string, conversationId: string, farSide: string): void =>
      void safely(() => {
        if (isForgotten(callSid)) return forgetToo(conversationId);
        // Of an engine's conversations nobody sends us a report.
        if (isEngine(farSide)) fetchOnceOver(conversationId);
        const call = callOf({ callRef: null, callSid, conversationId });
        if (call) told(call);
      }),
    /** Both sides are closed: only now is all of it there to be deleted. */
    over: (callSid: string, conversationId: string): void =>
      void safely(() => {
        if (isForgotten(callSid)) forgetToo(conversationId);
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
