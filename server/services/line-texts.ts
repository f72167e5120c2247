import { z } from 'zod';

import type { AppEvents } from '#contract/events.ts';
import type { Task } from '#contract/tasks.ts';
import type { CallRecord } from '../domain/call-record.ts';
import { linePhrasesIn } from '../domain/line-phrases.ts';
import { isBetween, mayReceiveText, nextTime } from '../domain/line-text.ts';
import { didNothing, ProviderFault } from '../domain/providers/fault.ts';
import type { PhoneAccount } from '../domain/providers/phone-account.ts';
import { dayIn, shopClock } from '../domain/told-date.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { Line, LineBook } from './line-book.ts';
import type { ProviderJobs } from './provider-jobs.ts';

type Deps = {
  stores: Stores;
  keys: CallerKeys;
  book: Pick<BusinessBook, 'tenant'>;
  lines: LineBook;
  /** Throws ProviderFault. */
  phone: () => PhoneAccount;
  jobs: Pick<ProviderJobs, 'on' | 'add'>;
  bus: Bus<AppEvents>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

const KIND = 'missed.text';
/** Later than that, somebody has called back, or the text would only puzzle. */
const OF_USE_MS = 86_400_000;
const Waiting = z.object({ taskId: z.string() });

type Missed = { call: CallRecord; identityId: number; line: Line };

/** Whether it certainly was not sent, and may be later. */
function wasKeptBack(error: unknown): boolean {
  return error instanceof ProviderFault && didNothing(error.kind) && error.kind !== 'rejected';
}

/**
 * Texts a caller whose call nobody took, where the owner switched that on: one a day, in the hours for it or when they
 * begin, and sent once whatever happens. It is noted before it is sent, so that neither a fault nor a restart sends a second.
 */
export function createLineTexts({ stores, keys, book, lines, phone, jobs, bus, now, report }: Deps): void {
  function missedBy({ kind, doneAt, callId }: Task): Missed | null {
    const call = kind === 'callback' && doneAt === null && callId !== null ? stores.calls.find(callId) : undefined;
    if (!call || call.identityId === null || call.direction !== 'inbound') return null;
    const row = call.callSid === null ? undefined : stores.lines.call(call.callSid);
    const line = row ? lines.byKey(row.line) : lines.all().find((one) => isTexting(one, call));
    return line?.settings.missedText.on ? { call, identityId: call.identityId, line } : null;
  }

  const isTexting = ({ businessId, settings }: Line, call: CallRecord): boolean =>
    businessId === call.businessId && settings.missedText.on;

  function waitsUntil({ line, call }: Missed): string | null {
    const { zone } = book.tenant(call.businessId).business;
    const { from, to } = line.settings.missedText;
    const at = now().toISOString();
    return isBetween(shopClock(zone, at, at), from, to) ? null : nextTime(zone, from, at);
  }

  /** The caller's number and ours, or null where no text can be sent, or none is wanted. */
  function numbersFor({ identityId, line, call }: Missed): { from: string; to: string } | null {
    const identity = stores.people.identityById(identityId);
    const ours = stores.lines.sealedNumber(line.key);
    if (!identity?.sealedNumber || !ours) return null;
    // Outside North America nobody but us heeds a STOP.
    if (stores.texts.isStopped(call.businessId, identity.key)) return null;
    const to = keys.open(identity.sealedNumber);
    return mayReceiveText(to) ? { from: keys.open(ours), to } : null;
  }

  /** Throws where nothing was sent yet; what goes wrong after that is told, and never tried again. */
  async function send(missed: Missed): Promise<void> {
    const { call, identityId, line } = missed;
    const numbers = numbersFor(missed);
    const { business } = book.tenant(call.businessId);
    if (numbers === null) return;
    const account = phone();
    const day = dayIn(business.zone, call.startedAt);
    if (!stores.transact(() => stores.lines.claimText(identityId, day, now().toISOString()))) return;
    const words = line.settings.missedText.words ?? linePhrasesIn(business.language).missedText(business.name);
    await account.text({ ...numbers, body: words }).catch((error: unknown) => {
      if (!wasKeptBack(error)) return report('line-texts', error);
      stores.transact(() => stores.lines.unclaimText(identityId, day));
      throw error;
    });
  }

  const isOfUse = ({ call }: Missed): boolean => now().getTime() - Date.parse(call.startedAt) < OF_USE_MS;

  /** A task that is done by then, or a switch that is off, ends it. */
  async function sendInHours(taskId: string): Promise<void> {
    const task = stores.tasks.find(taskId);
    const missed = task ? missedBy(task) : null;
    if (missed === null || !isOfUse(missed)) return;
    // Whatever lets all jobs be tried at once knows nothing of the hours.
    const at = waitsUntil(missed);
    if (at === null) await send(missed);
    else jobs.add(KIND, { taskId }, { key: taskId, at });
  }

  jobs.on(KIND, (payload) => sendInHours(Waiting.parse(payload).taskId));
  bus.subscribe(({ name, payload }) => {
    const missed = name === 'task.changed' ? missedBy(payload) : null;
    if (missed === null || name !== 'task.changed') return;
    const { id } = payload;
    jobs.add(KIND, { taskId: id }, { key: id, at: waitsUntil(missed) ?? now().toISOString() });
  });
}
