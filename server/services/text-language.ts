import { spokenLanguage } from '../domain/phrases.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';

type Deps = { stores: Pick<Stores, 'facts'>; book: Pick<BusinessBook, 'tenant'> };

/** The language somebody asked for, where we write it; else the shop's. As a BCP 47 tag. */
export function createTextLanguage({ stores, book }: Deps) {
  return function languageOf(personId: string | null, businessId: string): string {
    const told = personId === null ? [] : stores.facts.ofPerson(personId);
    const own = told.findLast(
      ({ slot, status, subject }) => slot === 'language' && status === 'active' && subject === 'self',
    );
    return spokenLanguage(own?.value, book.tenant(businessId).business.language);
  };
}
