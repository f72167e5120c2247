import { refused } from '#contract/errors.ts';
import type { Callee } from '#contract/outgoing.ts';
import { tell } from '#contract/told.ts';
import { maskedNumber, toE164 } from '../domain/phone-number.ts';
import type { Identity } from '../store/identities-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook, Tenant } from './business-book.ts';
import type { CallerFinder } from './caller-finder.ts';
import type { CallerKeys } from './caller-keys.ts';

type Deps = { stores: Stores; keys: CallerKeys; book: BusinessBook; finder: CallerFinder };

/** Whom a call goes to. `persons`: everybody who may be meant, the one that was named or all behind the number. */
export type FoundCallee = {
  tenant: Tenant;
  e164: string;
  key: string;
  masked: string;
  identity: Identity | undefined;
  persons: readonly { id: string; name: string | null }[];
};

export type CalleeFinder = ReturnType<typeof createCalleeFinder>;

/** As many digits as an emergency or service number has at most. */
const SHORT = 6;

/** Finds the number behind a caller, or whose a typed number is. */
export function createCalleeFinder({ stores, keys, book, finder }: Deps) {
  function known(callerId: string, business: string | undefined): FoundCallee {
    const id = finder.person(callerId, business);
    const tenant = book.tenant(stores.people.businessOf(id) ?? null);
    const numbers = stores.people.identitiesOf(id).filter(({ sealedNumber }) => sealedNumber !== null);
    // Of several numbers the one that was heard from last.
    const lately = stores.calls.ofPerson(id).find((call) => numbers.some(({ id: one }) => one === call.identityId));
    const identity = numbers.find((one) => one.id === lately?.identityId) ?? numbers[0];
    if (!identity?.sealedNumber) throw refused('conflict', tell('outgoing_number_missing'));
    const e164 = keys.open(identity.sealedNumber);
    const name = stores.people.summary(id)?.name ?? null;
    return { tenant, e164, key: identity.key, masked: maskedNumber(e164), identity, persons: [{ id, name }] };
  }

  function typed(number: string, business: string | undefined): FoundCallee {
    const tenant = book.tenant(finder.named(business));
    const e164 = toE164(number, tenant.business.region);
    if (e164 === null) {
      const isShort = /^\P{L}*$/u.test(number) && number.replace(/\D/g, '').length <= SHORT;
      throw refused('invalid_input', tell(isShort ? 'outgoing_number_short' : 'outgoing_number_unreadable'));
    }
    const key = keys.of(e164);
    const identity = stores.people.identity(tenant.business.id, key);
    const persons = identity ? stores.people.personsOf(identity.id) : [];
    return { tenant, e164, key, masked: maskedNumber(e164), identity, persons };
  }

  /** Throws `not_found` for nobody, `invalid_input` for no number, `conflict` where no number is known. */
  return function find({ callerId, number, business }: Callee): FoundCallee {
    return callerId === undefined ? typed(number ?? '', business) : known(callerId, business);
  };
}
