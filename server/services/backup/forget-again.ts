import type { Stores } from '../../store/open-stores.ts';
import type { Erasure } from '../erasure.ts';

type Tombstone = { key: string; erasedAt: string };
type Deps = { stores: Stores; erasure: Pick<Erasure, 'erase' | 'eraseOne'> };

/**
 * Erases in a restored memory whoever and whatever was forgotten since the backup was made, and keeps the tombstones
 * with the time they had. What lies in a file of its own is swept away at the next start: nobody names it any more.
 */
export function forgetAgain({ stores, erasure }: Deps, since: readonly Tombstone[]): void {
  const files: string[] = [];

  function person(id: string, at: string): void {
    if (stores.people.businessOf(id) !== undefined) erasure.erase(id, at, files);
  }

  /** Whoever had the number then: the last of them was forgotten with it. */
  function number(businessId: string, key: string, at: string): void {
    const identity = stores.people.identity(businessId, key);
    for (const { id } of identity ? stores.people.personsOf(identity.id) : []) person(id, at);
    if (identity && stores.people.identity(businessId, key)) {
      for (const call of stores.calls.ofIdentity(identity.id)) erasure.eraseOne(call, at, files);
      stores.people.removeIdentity(identity.id);
    }
    // What was booked with the number may be older than the first call from it, and names nobody.
    for (const { id, personId } of stores.appointments.ofContact(businessId, key))
      if (personId === null) stores.appointments.forgetOwner(id);
  }

  function call(id: string, at: string): void {
    const found = stores.calls.findByConversation(id) ?? stores.calls.findBySid(id);
    if (found) erasure.eraseOne(found, at, files);
  }

  stores.transact(() => {
    for (const { key, erasedAt } of since) {
      const [kind = '', first = '', second = ''] = key.split(':');
      if (kind === 'person') person(first, erasedAt);
      else if (kind === 'number') number(first, second, erasedAt);
      else if (kind === 'call') call(key.slice('call:'.length), erasedAt);
      stores.settings.bury(key, erasedAt);
      // Where nothing of them is found the certificate, which comes along, must not wait for ever.
      stores.wipes.ask(erasedAt);
    }
  });
}
