import { because, tell, type Told } from '#contract/told.ts';
import { didNothing, ProviderFault } from '../domain/providers/fault.ts';
import type { PhoneAccount } from '../domain/providers/phone-account.ts';
import { asksForNoMore, carrierTrouble } from '../domain/texts/carrier-troubles.ts';
import type { Stores } from '../store/open-stores.ts';
import type { TextRow } from '../store/texts-store.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { TextOutcomes } from './text-outcomes.ts';
import type { Recipient } from './text-recipients.ts';
import type { TextSeeking } from './text-seeking.ts';
import type { TextSubject } from './text-subjects.ts';

type Deps = {
  stores: Pick<Stores, 'texts' | 'transact'>;
  keys: Pick<CallerKeys, 'ofWords'>;
  outcomes: TextOutcomes;
  seek: TextSeeking;
  /** Throws ProviderFault. */
  phone: () => Pick<PhoneAccount, 'text'>;
  /** Where the provider tells what became of a text; null while nothing reaches us. */
  reportTo: (id: string) => string | null;
  repliesArrive: (business: string) => boolean;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

/** A text that may be sent, with all that it takes. */
export type Ready = { row: TextRow; subject: TextSubject; to: Recipient; from: string };

/** Twilio gives up a text that it could not hand on for so long; it takes no longer. */
const LONGEST_VALID_S = 14_400;

export function createHandOver({ stores, keys, outcomes, phone, reportTo, repliesArrive, now, ...deps }: Deps) {
  const { failed, setUnknown } = createFailing({ outcomes, ...deps });

  function accountFor({ id }: TextRow): Pick<PhoneAccount, 'text'> {
    try {
      return phone();
    } catch (error) {
      if (error instanceof ProviderFault)
        outcomes.settle(id, 'waiting', { problem: waitsFor(error), from: ['waiting'] });
      throw error;
    }
  }

  function sent(id: string, sid: string): void {
    stores.texts.noteSid(id, sid);
    outcomes.settle(id, 'sent', { from: ['sending'] });
  }

  return {
    /**
     * Hands a text over, once. Throws where it certainly was not sent and may be tried again; everything else is noted.
     * Where the program ends meanwhile, nothing is: the next start finds it being handed over.
     */
    async handOver(this: void, ready: Ready, signal: AbortSignal): Promise<void> {
      const { row, subject, to, from } = ready;
      if (signal.aborted) return;
      const account = accountFor(row);
      const isFirst = !stores.texts.wasSentTo(row.businessId, to.key);
      const body = subject.written({ to, canAnswer: repliesArrive(row.businessId), isFirst });
      const claimed = { id: row.id, toKey: to.key, wordsKey: keys.ofWords(body), at: now().toISOString() };
      if (!stores.transact(() => stores.texts.claim(claimed))) return;
      try {
        const withinSeconds = validFor(row.untilMs - now().getTime());
        const { sid } = await account.text({ from, to: to.e164, body, reportTo: reportTo(row.id), withinSeconds });
        if (!signal.aborted) sent(row.id, sid);
      } catch (error) {
        if (!signal.aborted) failed(ready, error);
      }
    },
    setUnknown,
  };
}

function validFor(milliseconds: number): number {
  return Math.min(LONGEST_VALID_S, Math.max(60, Math.floor(milliseconds / 1000)));
}

type Failing = Pick<Deps, 'outcomes' | 'seek' | 'report'>;

function createFailing({ outcomes: { settle, stop }, seek, report }: Failing) {
  /** It may have been sent, so it is not sent again; what became of it is looked for. */
  function setUnknown(id: string): void {
    settle(id, 'unknown', { problem: tell('texts_unknown'), from: ['sending'], also: () => seek(id) });
  }

  function rejected({ row, to }: Ready, fault: ProviderFault): void {
    const code = String(fault.reason?.values['code']);
    if (asksForNoMore(code)) stop(row.businessId, to.key);
    settle(row.id, 'failed', { problem: carrierTrouble(code) ?? toldOf(fault), from: ['sending'] });
  }

  function failed(ready: Ready, error: unknown): void {
    const { id } = ready.row;
    if (!(error instanceof ProviderFault)) report('texts', error);
    if (!(error instanceof ProviderFault) || !didNothing(error.kind)) return setUnknown(id);
    if (error.kind === 'rejected') return rejected(ready, error);
    // It waits, and says what for.
    settle(id, 'waiting', { problem: waitsFor(error), from: ['sending'] });
    throw error;
  }

  return { failed, setUnknown };
}

/** The fault's own words tell what the owner can do; of the text, there is nothing to do. */
function waitsFor(fault: ProviderFault): Told {
  return tell('texts_waits', because(toldOf(fault)));
}

function toldOf({ reason, message }: ProviderFault): Told {
  const { code = 'provider_rejected', values = {} } = reason ?? {};
  return { code, values, sentence: message };
}
