import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { DEFAULT_BUSINESS } from '../domain/call-record.ts';
import { newId, opaqueId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';

const HASH = /^[0-9a-f]{64}$/u;

export type CallerFinder = ReturnType<typeof createCallerFinder>;

type Deps = { stores: Stores; keys: CallerKeys; book: BusinessBook; now: () => Date };

/**
 * Finds people by what an owner's script has: our id, or the phone hash of seed 000 and the business whose memory is
 * meant. Throws `not_found` for a business there is not.
 */
export function createCallerFinder({ stores, keys, book, now }: Deps) {
  function named(business: string | undefined): string {
    const businessId = business ?? DEFAULT_BUSINESS;
    if (!book.has(businessId)) throw refused('not_found', tell('no_such_business'));
    return businessId;
  }

  function personsOfHash(hash: string, business?: string): string[] {
    const identity = stores.people.identity(named(business), keys.ofHash(hash));
    return identity ? stores.people.personsOf(identity.id).map(({ id }) => id) : [];
  }

  function onlyOne(persons: string[]): string | undefined {
    const message = 'Several people share this number: use the id of one of them.';
    if (persons.length > 1) throw refused('conflict', tell('number_shared'), { message });
    return persons[0];
  }

  return {
    named,
    personsOfHash,
    /** Throws `not_found`, for somebody of another business than the named one too, or `conflict` when it is shared. */
    person(idOrHash: string, business?: string): string {
      const found = HASH.test(idOrHash) ? onlyOne(personsOfHash(idOrHash, business)) : idOrHash;
      const theirs = found === undefined ? undefined : stores.people.businessOf(found);
      if (found === undefined || theirs === undefined || theirs !== (business ?? theirs))
        throw refused('not_found', tell('no_such_caller'));
      return found;
    },
    /** The person of a number that may never have rung yet: a script may know the caller before the phone does. */
    personForHash(hash: string, business?: string): string {
      const found = onlyOne(personsOfHash(hash, business));
      if (found !== undefined) return found;
      const at = now().toISOString();
      const [businessId, key] = [named(business), keys.ofHash(hash)];
      const fresh = { businessId, key, publicId: opaqueId(), sealedNumber: null, masked: null };
      const identityId = stores.people.identity(businessId, key)?.id ?? stores.people.addIdentity(fresh, at);
      const id = newId();
      stores.people.addPerson(id, at, identityId);
      return id;
    },
  };
}
