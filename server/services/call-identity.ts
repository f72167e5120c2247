import type { CallRecord } from '../domain/call-record.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import { maskedNumber, toE164 } from '../domain/phone-number.ts';
import { opaqueId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Tenant } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';

export type CallIdentity = ReturnType<typeof createCallIdentity>;

/** Whose number a finished call came from. */
export function createCallIdentity({ stores, keys, now }: { stores: Stores; keys: CallerKeys; now: () => Date }) {
  /** Null for somebody who withheld the number, or who was forgotten after this call. */
  function identify(call: FinishedCall, before: CallRecord | undefined, { business }: Tenant): number | null {
    if (isErased(call)) return null;
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

  /** Calls of a forgotten person are known by their ids too: a shared number goes on, and with it what others said. */
  function isErased({ conversationId, callSid }: Pick<FinishedCall, 'conversationId' | 'callSid'>): boolean {
    const { erasedAt } = stores.settings;
    return [conversationId, callSid].some((id) => id !== null && erasedAt(callTombstone(id)) !== undefined);
  }

  return { identify, isErased };
}

/** The name under which a call of a forgotten person is remembered as erased; the id is the provider's. */
export function callTombstone(id: string): string {
  return `call:${id}`;
}
