import type { CallRecord } from '../domain/call-record.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import { maskedNumber, toE164 } from '../domain/phone-number.ts';
import { opaqueId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Tenant } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';

export type CallIdentity = ReturnType<typeof createCallIdentity>;

/** Which of our calls a finished one is, and whose number it came from. */
export function createCallIdentity({ stores, keys, now }: { stores: Stores; keys: CallerKeys; now: () => Date }) {
  function locate(call: FinishedCall): CallRecord | undefined {
    const echoed = call.callRef === null ? undefined : stores.calls.find(call.callRef);
    const fits = echoed && (echoed.conversationId ?? call.conversationId) === call.conversationId;
    return (
      stores.calls.findByConversation(call.conversationId) ??
      (call.callSid ? stores.calls.findBySid(call.callSid) : undefined) ??
      (fits ? echoed : undefined)
    );
  }

  /** Null for somebody who withheld the number, or who was forgotten after this call. */
  function identify(call: FinishedCall, before: CallRecord | undefined, { business }: Tenant): number | null {
    const e164 = toE164(call.callerNumber, business.region);
    if (e164 !== null) return identityOf(e164, call.startedAt);
    if (before?.identityId || call.callerNumber !== null) return before?.identityId ?? null;
    return call.callerKey === null ? null : (stores.people.identityByPublicId(call.callerKey)?.id ?? null);
  }

  function identityOf(e164: string, calledAt: string): number | null {
    const key = keys.of(e164);
    const erasedAt = stores.settings.erasedAt(key);
    if (erasedAt !== undefined && calledAt <= erasedAt) return null;
    const known = stores.people.identity(key);
    const [sealed, masked] = [keys.seal(e164), maskedNumber(e164)];
    if (!known) return stores.people.addIdentity(key, opaqueId(), sealed, masked, now().toISOString());
    if (known.masked === null) stores.people.fillNumber(known.id, sealed, masked);
    return known.id;
  }

  return { locate, identify };
}
