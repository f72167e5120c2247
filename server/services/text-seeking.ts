import { z } from 'zod';

import { tell } from '#contract/told.ts';
import type { PhoneAccount } from '../domain/providers/phone-account.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { ProviderJobs } from './provider-jobs.ts';
import type { TextOutcomes } from './text-outcomes.ts';
import type { TextRecipients } from './text-recipients.ts';

type Deps = {
  stores: Pick<Stores, 'texts'>;
  keys: Pick<CallerKeys, 'ofWords'>;
  recipientOf: TextRecipients;
  outcomes: TextOutcomes;
  /** Throws ProviderFault. */
  phone: () => Pick<PhoneAccount, 'textsTo'>;
  jobs: Pick<ProviderJobs, 'on' | 'add'>;
  now: () => Date;
};

/** The kind of job that finds out what became of a text. */
const SEEK_JOB = 'text.seek';
const Job = z.object({ id: z.string(), look: z.int(), notBefore: z.int() });
/** Mostly a report comes by itself within a minute; a list that does not have it after an hour never will. */
const LOOKS_MS = [60_000, 600_000, 3_600_000];
/** How far our clock and the provider's may be apart. */
const SKEW_MS = 86_400_000;

export type TextSeeking = ReturnType<typeof createTextSeeking>;

/**
 * Looks for a text whose answer was lost among those that the provider has, by the keyed hash of its words: it is told
 * then, and sent again in no case.
 */
export function createTextSeeking({ stores, keys, recipientOf, outcomes, phone, jobs, now }: Deps) {
  function seekAt(id: string, look: number, notBefore: number): void {
    jobs.add(SEEK_JOB, { id, look, notBefore }, { key: id, at: new Date(notBefore).toISOString() });
  }

  /** False where there is no further look. */
  function seek(id: string, look = 0): boolean {
    const wait = LOOKS_MS[look];
    if (wait !== undefined) seekAt(id, look, now().getTime() + wait);
    return wait !== undefined;
  }

  async function look({ id, look: nth, notBefore }: z.infer<typeof Job>): Promise<void> {
    const row = stores.texts.find(id);
    if (row?.state !== 'unknown' || row.wordsKey === null) return;
    // Whatever lets all jobs be tried at once knows nothing of when this one is due.
    if (now().getTime() < notBefore) return seekAt(id, nth, notBefore);
    const to = recipientOf(row);
    // The number itself is not kept; where another one is known by now, the old one cannot be asked for.
    if (to === null || to.key !== row.toKey) return;
    const { texts, since } = await phone().textsTo(to.e164);
    const others = texts.filter(({ sid }) => [undefined, id].includes(stores.texts.bySid(sid)));
    const found = others.find(({ body }) => keys.ofWords(body) === row.wordsKey);
    if (found) {
      stores.texts.noteSid(id, found.sid);
      return outcomes.heard(id, found.report);
    }
    // An account may keep no words: what has none could be this one. And a long list may end before it.
    const reachesBack = since === null || Date.parse(since) < Date.parse(row.createdAt) - SKEW_MS;
    const isTelling = reachesBack && others.every(({ body }) => body !== '');
    if (seek(id, nth + 1) || !isTelling) return;
    outcomes.settle(id, 'failed', { problem: tell('texts_not_there'), from: ['unknown'] });
  }

  jobs.on(SEEK_JOB, (payload) => look(Job.parse(payload)));

  return seek;
}
