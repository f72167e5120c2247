import { AppError } from '#contract/errors.ts';
import { newId, opaqueId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallerKeys } from './caller-keys.ts';

const HASH = /^[0-9a-f]{64}$/u;

export type CallerFinder = ReturnType<typeof createCallerFinder>;

/** Finds people by what an owner's script has: our id, or the phone hash of seed 000. */
export function createCallerFinder({ stores, keys, now }: { stores: Stores; keys: CallerKeys; now: () => Date }) {
  function personsOfHash(hash: string): string[] {
    const identity = stores.people.identity(keys.ofHash(hash));
    return identity ? stores.people.personsOf(identity.id).map(({ id }) => id) : [];
  }

  function onlyOne(persons: string[]): string | undefined {
    if (persons.length > 1)
      throw new AppError('conflict', 'Several people share this number: use the id of one of them.');
    return persons[0];
  }

  return {
    personsOfHash,
    /** Throws `not_found`, or `conflict` when the number is shared. */
    person(idOrHash: string): string {
      const found = HASH.test(idOrHash) ? onlyOne(personsOfHash(idOrHash)) : idOrHash;
      if (found === undefined || !stores.people.summary(found))
        throw new AppError('not_found', 'There is no such caller.');
      return found;
    },
    /** The person of a number that may never have rung yet: a script may know the caller before the phone does. */
    personForHash(hash: string): string {
      const found = onlyOne(personsOfHash(hash));
      if (found !== undefined) return found;
      const at = now().toISOString();
      const key = keys.ofHash(hash);
      const identityId = stores.people.identity(key)?.id ?? stores.people.addIdentity(key, opaqueId(), null, null, at);
      const id = newId();
      stores.people.addPerson(id, at);
      stores.people.link(identityId, id);
      return id;
    },
  };
}
