import { Erased, type AskedThere, type Certificate } from '#contract/erasures.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { z } from 'zod';

import { opaqueId } from '../platform/ids.ts';
import type { ErasureAsk, KeptErasure } from '../store/erasures-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { AskedElsewhere } from './provider-erasure.ts';
import type { ProviderJobs } from './provider-jobs.ts';

type Deps = {
  stores: Pick<Stores, 'erasures'>;
  jobs: Pick<ProviderJobs, 'state'>;
  atTwilio: (kind: string) => boolean;
};

const Unasked = z.object({ elevenLabs: z.int(), twilio: z.int() });

export type ErasureCertificates = ReturnType<typeof createErasureCertificates>;

/** Keeps what proves that somebody was forgotten, and tells how far the providers are by now. */
export function createErasureCertificates({ stores: { erasures }, jobs, atTwilio }: Deps) {
  function answersOf(asks: readonly ErasureAsk[], unasked: number): AskedThere {
    const open = asks.flatMap(({ kind, key }) => (key === null ? [] : [jobs.state(kind, key)]));
    const givenUp = open.filter((state) => state === 'parked').length;
    // Done in the moment before a kill, and not noted: a job that is gone was done.
    const waiting = open.filter((state) => state === 'waiting').length;
    const lastAnswerAt =
      asks
        .flatMap(({ doneAt }) => doneAt ?? [])
        .toSorted()
        .at(-1) ?? null;
    return { asked: asks.length, done: asks.length - waiting - givenUp, waiting, givenUp, unasked, lastAnswerAt };
  }

  function toCertificate({ id, at, wipedAt, ...row }: KeptErasure): Certificate {
    const asks = erasures.asks(id);
    const unasked = Unasked.parse(JSON.parse(row.unasked));
    return {
      ...{ id, at, wipedAt, erased: Erased.parse(JSON.parse(row.erased)) },
      elevenLabs: answersOf(
        asks.filter(({ kind }) => !atTwilio(kind)),
        unasked.elevenLabs,
      ),
      twilio: answersOf(
        asks.filter(({ kind }) => atTwilio(kind)),
        unasked.twilio,
      ),
    };
  }

  return {
    /** Call in the transaction that erases. Returns the id, which tells nothing of whom it is about. */
    issue(at: string, erased: Erased, { asks, unasked }: AskedElsewhere): string {
      const id = opaqueId();
      erasures.add({ id, at, erased: JSON.stringify(erased), unasked: JSON.stringify(unasked) });
      for (const { kind, key } of asks) erasures.ask(id, kind, key);
      return id;
    },
    /** The same where more is erased for one reason: what a round finds is of one certificate, of its last instant. */
    extend(id: string, at: string, erased: Erased, { asks, unasked }: AskedElsewhere): void {
      const row = erasures.find(id);
      if (!row) throw new Error('a certificate that is not there');
      const [before, open] = [Erased.parse(JSON.parse(row.erased)), Unasked.parse(JSON.parse(row.unasked))];
      const sums = { erased: JSON.stringify(sumOf(before, erased)), unasked: JSON.stringify(sumOf(open, unasked)) };
      erasures.change({ id, at, ...sums });
      for (const { kind, key } of asks) erasures.ask(id, kind, key);
    },
    get({ id }: { id: string }): Certificate {
      const row = erasures.find(id);
      if (!row) throw refused('not_found', tell('no_such_certificate'));
      return toCertificate(row);
    },
    list: (): { certificates: Certificate[] } => ({ certificates: erasures.list().map(toCertificate) }),
  };
}

function sumOf<T extends Record<string, number>>(one: T, other: T): Record<string, number> {
  return Object.fromEntries(Object.entries(one).map(([kind, count]) => [kind, count + (other[kind] ?? 0)]));
}
