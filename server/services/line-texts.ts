import type { AppEvents } from '#contract/events.ts';
import type { Task } from '#contract/tasks.ts';
import type { CallRecord } from '../domain/call-record.ts';
import { linePhrasesIn } from '../domain/line-phrases.ts';
import { isBetween, mayReceiveText } from '../domain/line-text.ts';
import type { PhoneAccount } from '../domain/providers/phone-account.ts';
import { dayIn, shopClock } from '../domain/told-date.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { Line, LineBook } from './line-book.ts';

type Deps = {
  stores: Stores;
  keys: CallerKeys;
  book: Pick<BusinessBook, 'tenant'>;
  lines: LineBook;
  /** Throws ProviderFault. */
  phone: () => PhoneAccount;
  bus: Bus<AppEvents>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

type Missed = { call: CallRecord; identityId: number; line: Line };

/**
 * Texts a caller whose call nobody took, where the owner switched that on: one a day, within the hours for it, and sent
 * once whatever happens. It is noted before it is sent, so that neither a fault nor a restart sends a second.
 */
export function createLineTexts({ stores, keys, book, lines, phone, bus, now, report }: Deps): void {
  function missedBy({ kind, doneAt, callId }: Task): Missed | null {
    const call = kind === 'callback' && doneAt === null && callId !== null ? stores.calls.find(callId) : undefined;
    if (!call || call.identityId === null || call.direction !== 'inbound') return null;
    const row = call.callSid === null ? undefined : stores.lines.call(call.callSid);
    const line = row ? lines.byKey(row.line) : lines.all().find((one) => isTexting(one, call));
    return line?.settings.missedText.on ? { call, identityId: call.identityId, line } : null;
  }

  const isTexting = ({ businessId, settings }: Line, call: CallRecord): boolean =>
    businessId === call.businessId && settings.missedText.on;

  /** The caller's number and ours, or null where no text may or can be sent now. */
  function numbersFor({ identityId, line, call }: Missed): { from: string; to: string } | null {
    const { zone } = book.tenant(call.businessId).business;
    const time = shopClock(zone, now().toISOString(), now().toISOString());
    const sealed = stores.people.identityById(identityId)?.sealedNumber;
    const ours = stores.lines.sealedNumber(line.key);
    if (!sealed || !ours || !isBetween(time, line.settings.missedText.from, line.settings.missedText.to)) return null;
    const to = keys.open(sealed);
    return mayReceiveText(to) ? { from: keys.open(ours), to } : null;
  }

  async function send(missed: Missed): Promise<void> {
    const { call, identityId, line } = missed;
    const numbers = numbersFor(missed);
    const { business } = book.tenant(call.businessId);
    if (numbers === null) return;
    const account = phone();
    const day = dayIn(business.zone, call.startedAt);
    if (!stores.transact(() => stores.lines.claimText(identityId, day, now().toISOString()))) return;
    const words = line.settings.missedText.words ?? linePhrasesIn(business.language).missedText(business.name);
    await account.text({ ...numbers, body: words });
  }

  bus.subscribe(({ name, payload }) => {
    if (name !== 'task.changed') return;
    const missed = missedBy(payload);
    if (missed !== null) send(missed).catch((error: unknown) => report('line-texts', error));
  });
}
