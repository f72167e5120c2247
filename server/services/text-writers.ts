import { toE164 } from '../domain/phone-number.ts';
import type { IncomingText } from '../domain/texts/incoming.ts';
import { textPhrasesIn, type TextPhrases } from '../domain/texts/phrases.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { LineBook } from './line-book.ts';
import { createTextLanguage } from './text-language.ts';

type Deps = {
  stores: Pick<Stores, 'people' | 'texts' | 'appointments' | 'facts'>;
  keys: Pick<CallerKeys, 'of'>;
  book: Pick<BusinessBook, 'tenant'>;
  lines: Pick<LineBook, 'of'>;
  now: () => Date;
};

/** Who wrote, and to whom. */
export type TextWriter = {
  businessId: string;
  key: string;
  /** Null: nobody is known by the number, or several are and no text tells which. */
  personId: string | null;
  phrases: TextPhrases;
  /** The shop's own, for what is left to it. */
  shopPhrases: TextPhrases;
  zone: string;
  shop: string;
};

/** Finds who writes from a number; null where it is no number, or none of ours that was written to. */
export function createTextWriters({ stores, keys, book, lines, now }: Deps) {
  const languageOf = createTextLanguage({ stores, book });

  /** The one it belongs to, and of several the one whom our texts to it were for. */
  function personOf(businessId: string, key: string): string | null {
    const identity = stores.people.identity(businessId, key);
    const persons = identity ? stores.people.personsOf(identity.id).map(({ id }) => id) : [];
    if (persons.length < 2) return persons[0] ?? null;
    const told = stores.texts.appointmentsTo(businessId, key, now().getTime());
    const meant = new Set(told.flatMap((id) => stores.appointments.find(id)?.personId ?? []));
    const theirs = persons.filter((id) => meant.has(id));
    return theirs.length === 1 ? (theirs[0] ?? null) : null;
  }

  return function writerOf({ from, to }: Pick<IncomingText, 'from' | 'to'>): TextWriter | null {
    const line = lines.of(to);
    if (line === null) return null;
    const { business } = book.tenant(line.businessId);
    const e164 = toE164(from, business.region);
    if (e164 === null) return null;
    const [businessId, key] = [business.id, keys.of(e164)];
    const personId = personOf(businessId, key);
    const phrases = textPhrasesIn(languageOf(personId, businessId));
    const shopPhrases = textPhrasesIn(business.language);
    return { businessId, key, personId, phrases, shopPhrases, zone: business.zone, shop: business.name };
  };
}
