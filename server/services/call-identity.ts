import type { CallRecord } from '../domain/call-record.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import { maskedNumber, toE164 } from '../domain/phone-number.ts';
import { opaqueId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Identity } from '../store/identities-store.ts';
import type { Tenant } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';

export type CallIdentity = ReturnType<typeof createCallIdentity>;

/** Whose number a call came from. A number is another identity in every business that it calls. */
export function createCallIdentity({ stores, keys, now }: { stores: Stores; keys: CallerKeys; now: () => Date }) {
  /**
   * The identity of a finished call within its business. Null for somebody who withheld the number, or who was
   * forgotten after this call.
   * @param before the call as it is stored, already with that business
   */
  function identify(call: FinishedCall, before: CallRecord | undefined, { business }: Tenant): number | null {
    if (before && before.identityId !== null) return before.identityId;
    if (isErased(call)) return null;
    const e164 = toE164(call.callerNumber, business.region);
    if (e164 !== null) {
      const [sealedNumber, masked] = [keys.seal(e164), maskedNumber(e164)];
      return within(business.id, { key: keys.of(e164), sealedNumber, masked }, call.startedAt);
    }
    if (call.callerNumber !== null || call.callerKey === null) return null;
    const echoed = stores.people.identityByPublicId(call.callerKey);
    return echoed?.businessId === business.id ? echoed.id : null;
  }

  /** The same number as another business knows it, met there now if it never was; null when it was forgotten since. */
  function sameNumberIn(businessId: string, identityId: number, calledAt: string): number | null {
    const known = stores.people.identityById(identityId);
    return known ? within(businessId, known, calledAt) : null;
  }

  type Digits = Pick<Identity, 'key' | 'sealedNumber' | 'masked'>;

  function within(businessId: string, { key, sealedNumber, masked }: Digits, calledAt: string): number | null {
    const erasedAt = stores.settings.erasedAt(numberTombstone(businessId, key));
    if (erasedAt !== undefined && calledAt <= erasedAt) return null;
    const known = stores.people.identity(businessId, key);
    const fresh = { businessId, key, publicId: opaqueId(), sealedNumber, masked };
    if (!known) return stores.people.addIdentity(fresh, now().toISOString());
    if (known.masked === null && sealedNumber && masked) stores.people.fillNumber(known.id, sealedNumber, masked);
    return known.id;
  }

  /** Calls of a forgotten person are known by their ids too: a shared number goes on, and with it what others said. */
  function isErased({ conversationId, callSid }: Pick<FinishedCall, 'conversationId' | 'callSid'>): boolean {
    const { erasedAt } = stores.settings;
    return [conversationId, callSid].some((id) => id !== null && erasedAt(callTombstone(id)) !== undefined);
  }

  return { identify, sameNumberIn, isErased };
}

/** The name under which a number is remembered as forgotten by a business; `key` is the keyed hash. */
export function numberTombstone(businessId: string, key: string): string {
  return `number:${businessId}:${key}`;
}

/** The name under which a person is remembered as forgotten, so that a backup of before does not bring them back. */
export function personTombstone(id: string): string {
  return `person:${id}`;
}

/** The name under which a call of a forgotten person is remembered as erased; the id is the provider's. */
export function callTombstone(id: string): string {
  return `call:${id}`;
}
