import { z } from 'zod';

import type { AppEvents } from '#contract/events.ts';
import { tell, type Told } from '#contract/told.ts';
import { didNothing, ProviderFault } from '../domain/providers/fault.ts';
import type { PhoneAccount } from '../domain/providers/phone-account.ts';
import type { TextReport } from '../domain/texts/incoming.ts';
import { isInvented } from '../domain/texts/invented.ts';
import { nextLoud } from '../domain/texts/times.ts';
import { isAnswerToCaller } from '../domain/texts/wanted.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { TextRow } from '../store/texts-store.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { ProviderJobs } from './provider-jobs.ts';
import { TEXT_JOB } from './text-planner.ts';
import type { Recipient, TextRecipients } from './text-recipients.ts';
import type { TextRules } from './text-rules.ts';
import type { TextSubject, TextSubjects } from './text-subjects.ts';
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

type Ready = { row: TextRow; subject: TextSubject; to: Recipient; from: string };

const Job = z.object({ id: z.string() });
/** Twilio's own number for somebody who asked for no more texts (twilio.md §5.2). */
const STOPPED = '21610';
/** Twilio gives up a text that it could not hand on for so long; it takes no longer. */
const LONGEST_VALID_S = 14_400;

/** Sends what is due: handed over once, whatever happens, and never after it was of use. */
export function createTextSender(deps: Deps) {
  const { stores, book, rules, phone, offers, jobs, now } = deps;
  const iso = (): string => now().toISOString();
  const ready = createTextCheck(deps);
  const settle = createSettling(deps);
  const handOver = createHandOver(deps, settle);

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

  async function send(id: string): Promise<void> {
    const row = stores.texts.find(id);
    if (row?.state !== 'waiting') return;
    const checked = ready(row);
    if ('problem' in checked) return settle(id, 'dropped', tell(checked.problem), ['waiting']);
    const at = await loudFrom(checked);
    if (at >= untilOf(row, at)) return settle(id, 'dropped', tell('texts_too_late'), ['waiting']);
    // Whatever lets all jobs be tried at once knows nothing of when this one is due.
    const due = Math.max(at, row.dueMs);
    if (due > now().getTime()) return jobs.add(TEXT_JOB, { id }, { key: id, at: new Date(due).toISOString() });
    await handOver(phone(), checked);
  }

  jobs.on(TEXT_JOB, (payload) => send(Job.parse(payload).id));

  return {
    /** What was being handed over when the program ended may have been sent: it is not sent again. */
    recover(): void {
      for (const { id } of stores.texts.interrupted()) settle(id, 'unknown', tell('texts_unknown'), ['sending']);
    },
    /** What the provider says became of a text. Never goes back, in whatever order it comes. */
    reported: (id: string, { state, code }: TextReport): void => {
      const row = stores.texts.find(id);
      if (row === undefined) return;
      if (state === 'failed' && code === STOPPED && row.toKey !== null)
        stores.texts.stop(row.businessId, row.toKey, iso());
      const problem = state === 'failed' ? tell('texts_undelivered', { code: code ?? '-' }) : null;
      settle(id, state, problem, state === 'sent' ? ['sending', 'unknown'] : ['sending', 'unknown', 'sent']);
    },
  };
}

export type TextSender = ReturnType<typeof createTextSender>;

type Settle = (id: string, state: TextRow['state'], problem: Told | null, from: TextRow['state'][]) => void;

function createSettling({ stores, bus, now }: Deps): Settle {
  return (id, state, problem, from) => {
    const reason = problem && JSON.stringify({ code: problem.code, values: problem.values });
    if (!stores.texts.change({ id, state, problem: reason, at: now().toISOString() }, from)) return;
    bus.publish('text.changed', { id });
  };
}

function createHandOver({ stores, repliesArrive, reportTo, now, report }: Deps, settle: Settle) {
  const iso = (): string => now().toISOString();

  /** Throws where it certainly was not sent and may be tried again; everything else is noted. */
  async function handOver(account: PhoneAccount, { row, subject, to, from }: Ready): Promise<void> {
    const canAnswer = repliesArrive(row.businessId);
    const isFirst = !stores.texts.wasSentTo(row.businessId, to.key);
    const body = subject.written({ to, canAnswer, isFirst });
    const withinSeconds = Math.min(LONGEST_VALID_S, Math.max(60, Math.floor((row.untilMs - now().getTime()) / 1000)));
    if (!stores.transact(() => stores.texts.claim(row.id, to.key, iso()))) return;
    try {
      await account.text({ from, to: to.e164, body, reportTo: reportTo(row.id), withinSeconds });
      settle(row.id, 'sent', null, ['sending']);
    } catch (error) {
      failed(row, to, error);
    }
  }

  function failed(row: TextRow, to: Recipient, error: unknown): void {
    if (!(error instanceof ProviderFault) || !didNothing(error.kind)) {
      if (!(error instanceof ProviderFault)) report('texts', error);
      return settle(row.id, 'unknown', tell('texts_unknown'), ['sending']);
    }
    if (error.kind !== 'rejected') {
      settle(row.id, 'waiting', null, ['sending']);
      throw error;
    }
    const isStopped = String(error.reason?.values['code']) === STOPPED;
    if (isStopped) stores.texts.stop(row.businessId, to.key, iso());
    const { code = 'provider_rejected', values = {} } = error.reason ?? {};
    settle(row.id, 'failed', isStopped ? tell('texts_stopped') : { code, values, sentence: error.message }, [
      'sending',
    ]);
  }

  return handOver;
}

/** Whether a text may still be sent, to whom and from where. */
function createTextCheck({ stores, keys, rules, subjects, recipientOf, isPretended, now }: Deps) {
  return function check(row: TextRow): Ready | { problem: 'texts_off' | Dropped } {
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

type Dropped =
  'texts_too_late' | 'texts_overtaken' | 'texts_no_number' | 'texts_rehearsed' | 'texts_stopped' | 'texts_no_line';
