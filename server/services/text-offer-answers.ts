import { AppError } from '#contract/errors.ts';
import { filledText, writtenMoment } from '../domain/texts/words.ts';
import type { Stores } from '../store/open-stores.ts';
import type { TextWriter } from './text-writers.ts';
import type { WaitlistDesk } from './waitlist-desk.ts';

type Deps = {
  stores: Pick<Stores, 'people' | 'waitlist'>;
  waitlist: Pick<WaitlistDesk, 'answer'>;
  /** Does something whose news the answer tells already. */
  quietly: <T>(work: () => T) => T;
};

/** "Y" and "N" to a freed time. */
export function createOfferAnswers({ stores, waitlist, quietly }: Deps) {
  /** What is answered; null where nothing was offered to this number: the word means something else then. */
  return function answer(writer: TextWriter, accept: boolean): string | null {
    const { businessId, key, phrases, zone, shop: business } = writer;
    const identity = stores.people.identity(businessId, key);
    const persons = identity ? stores.people.personsOf(identity.id).map(({ id }) => id) : [];
    const entry = persons.flatMap((id) => stores.waitlist.ofPerson(id)).find(({ offer }) => offer !== null);
    if (!entry?.offer) return null;
    try {
      const { appointment } = quietly(() => waitlist.answer({ id: entry.id, accept }));
      if (appointment === null) return filledText(phrases.declined, { business });
      const moment = writtenMoment(Date.parse(appointment.start), zone, phrases);
      return filledText(phrases.accepted, { business, ...moment });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      return filledText(phrases.offerOver, { business });
    }
  };
}
