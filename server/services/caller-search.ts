import { toE164 } from '../domain/phone-number.ts';
import type { Stores } from '../store/open-stores.ts';
import { matchExpression } from '../store/passages-store.ts';
import { prefixExpression } from '../store/caller-search-store.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';

type Deps = { stores: Stores; keys: CallerKeys; book: BusinessBook };

/** More than a page, because several hits may be about the same person. */
const MAX_HITS = 2000;
const MAX_SAID = 500;

/** How facts of the slot `customer_name` begin in the index. */
const NAME_LABEL = 'name';
const MIN_DIGITS = 6;

export type CallerSearch = ReturnType<typeof createCallerSearch>;

/** Finds people as the owner types: by number, by name, by what is remembered of them, then by what they said. */
export function createCallerSearch({ stores, keys, book }: Deps) {
  function byNumber(query: string, business: string | undefined): string[] {
    if (query.replace(/\D/g, '').length < MIN_DIGITS) return [];
    const shops = book.all().filter((shop) => business === undefined || shop.business.id === business);
    return shops.flatMap(({ business: { id, region } }) => {
      const e164 = toE164(query, region);
      const identity = e164 === null ? undefined : stores.people.identity(id, keys.of(e164));
      return identity ? stores.people.personsOf(identity.id).map((person) => person.id) : [];
    });
  }

  function byMemory(query: string, business: string | undefined): string[] {
    return [prefixExpression(query, NAME_LABEL), prefixExpression(query)].flatMap((expression) =>
      expression === null ? [] : stores.callerSearch.told(expression, MAX_HITS, business),
    );
  }

  function byWords(query: string, business: string | undefined): string[] {
    const expression = matchExpression(query, { all: true });
    return expression === null ? [] : stores.callerSearch.said(expression, MAX_SAID, business);
  }

  /** Ids of people, best first; `enough` is how many are wanted, so that the long way round is not gone for nothing. */
  return function search(query: string, business: string | undefined, enough: number): string[] {
    const found = new Set([...byNumber(query, business), ...byMemory(query, business)]);
    if (found.size < enough) for (const id of byWords(query, business)) found.add(id);
    return [...found];
  };
}
