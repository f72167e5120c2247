import { z } from 'zod';

import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import type { PhoneAccount } from '../domain/providers/phone-account.ts';
import { isInvented } from '../domain/texts/invented.ts';
import { nextLoud } from '../domain/texts/times.ts';
import { isAnswerToCaller } from '../domain/texts/wanted.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { TextRow } from '../store/texts-store.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { ProviderJobs } from './provider-jobs.ts';
import { createHandOver, type Ready } from './text-hand-over.ts';
import { createTextOutcomes } from './text-outcomes.ts';
import { TEXT_JOB } from './text-planner.ts';
import type { TextRecipients } from './text-recipients.ts';
import type { TextRules } from './text-rules.ts';
import { createTextSeeking } from './text-seeking.ts';
import type { TextSubjects } from './text-subjects.ts';
import type { WaitlistDesk } from './waitlist-desk.ts';

type Deps = {
  stores: Pick<Stores, 'texts' | 'lines' | 'transact'>;
  keys: CallerKeys;
  book: Pick<BusinessBook, 'tenant'>;
  rules: TextRules;
  subjects: TextSubjects;
  recipientOf: TextRecipients;
  /** Throws ProviderFault. */
  phone: () => PhoneAccount;
  /** Whether the account is one that rings and writes to nobody, as the demo's and the tests' is. */
  isPretended: boolean;
  /** Where the provider tells what became of a text; null while nothing reaches us. */
  reportTo: (id: string) => string | null;
  repliesArrive: (business: string) => boolean;
  offers: Pick<WaitlistDesk, 'putOff'>;
  jobs: Pick<ProviderJobs, 'on' | 'add'>;
  bus: Bus<AppEvents>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

const Job = z.object({ id: z.string() });

/** Sends what is due: handed over once, whatever happens, and never after it was of use. */
export function createTextSender(deps: Deps) {
  const { stores, book, rules, offers, jobs, now } = deps;
  const ready = createTextCheck(deps);
  const outcomes = createTextOutcomes(deps);
  const seek = createTextSeeking({ ...deps, outcomes });
  const { handOver, setUnknown } = createHandOver({ ...deps, outcomes, seek });

  /** When it may be sent, in epoch milliseconds: now, or when the quiet hours are over at the shop and at the number. */
  async function loudFrom({ row, subject, to }: Ready): Promise<number> {
    const at = now().getTime();
    if (subject.appointment && row.kind !== 'reminder' && isAnswerToCaller(subject.appointment, at)) return at;
    // The library's whole table of numbers; not before the first text.
    const { toOutgoingNumber } = await import('../domain/outgoing-number.ts');
    const { region, zone } = book.tenant(row.businessId).business;
    const zones = [zone, ...toOutgoingNumber(to.e164, { region, zone }).zones];
    return nextLoud(at, zones, rules.current(row.businessId).settings);
  }

  /** Until when it is of use. A freed time is kept for them over the hours in which they cannot be told. */
  function untilOf({ id, kind, entryId, untilMs }: TextRow, at: number): number {
    if (kind !== 'offer' || entryId === null || at <= now().getTime()) return untilMs;
    const later = offers.putOff(entryId, at);
    if (later === null) return 0;
    stores.transact(() => stores.texts.prolong(id, later.untilMs));
    return later.untilMs;
  }

  function drop(id: string, why: Dropped): void {
    outcomes.settle(id, 'dropped', { problem: tell(why), from: ['waiting'] });
  }

  async function send(id: string, signal: AbortSignal): Promise<void> {
    const row = stores.texts.find(id);
    // One job at a time: whoever handed it over did not come to an end. It may have been sent, and is looked for.
    if (row?.state === 'sending') return setUnknown(id);
    if (row?.state !== 'waiting') return;
    const checked = ready(row);
    if ('problem' in checked) return drop(id, checked.problem);
    const at = await loudFrom(checked);
    if (at >= untilOf(row, at)) return drop(id, 'texts_too_late');
    // Whatever lets all jobs be tried at once knows nothing of when this one is due.
    const due = Math.max(at, row.dueMs);
    if (due > now().getTime()) return jobs.add(TEXT_JOB, { id }, { key: id, at: new Date(due).toISOString() });
    await handOver(checked, signal);
  }

  jobs.on(TEXT_JOB, (payload, signal) => send(Job.parse(payload).id, signal));

  /** What the provider says became of a text. */
  return { reported: outcomes.heard };
}

/** Whether a text may still be sent, to whom and from where. */
function createTextCheck({ stores, keys, rules, subjects, recipientOf, isPretended, now }: Deps) {
  return function check(row: TextRow): Ready | { problem: Dropped } {
    const { settings } = rules.current(row.businessId);
    if (!settings.on || !settings.kinds[row.kind]) return { problem: 'texts_off' };
    if (row.untilMs <= now().getTime()) return { problem: 'texts_too_late' };
    const subject = subjects.of(row);
    if (subject === null) return { problem: 'texts_overtaken' };
    const to = recipientOf(row);
    if (to === null) return { problem: 'texts_no_number' };
    if (isInvented(to.e164) && !isPretended) return { problem: 'texts_rehearsed' };
    if (stores.texts.isStopped(row.businessId, to.key)) return { problem: 'texts_stopped' };
    const line = rules.lineOf(row.businessId);
    const sealed = line && stores.lines.sealedNumber(line.key);
    return sealed ? { row, subject, to, from: keys.open(sealed) } : { problem: 'texts_no_line' };
  };
}

type Dropped = `texts_${'off' | 'too_late' | 'overtaken' | 'no_number' | 'rehearsed' | 'stopped' | 'no_line'}`;
