import { longestSeconds } from '../domain/line-plan.ts';
import { LONGEST_CALL } from '../domain/answer-body.ts';
import type { CallRecord } from '../domain/call-record.ts';
import { ProviderFault } from '../domain/providers/fault.ts';
import type { PhoneAccount } from '../domain/providers/phone-account.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Bridge } from './bridge/bridge.ts';
import type { LineBook } from './line-book.ts';

type Deps = {
  stores: Pick<Stores, 'calls' | 'lines' | 'words'>;
  lines: LineBook;
  /** Throws ProviderFault. */
  phone: () => { calls: Pick<PhoneAccount['calls'], 'end'> };
  /** Where the sound goes through this computer, a call is ended with a goodbye. */
  bridge: Pick<Bridge, 'endsItself' | 'leave'>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

/** For the agent's last words, and for the seconds that it rang before its own clock began. */
const LEAVE_MS = 30_000;

/**
 * What ends calls that last longer than the owner wants, whoever answered them; to be called every few seconds. Where the
 * agent was told the limit with the call, it takes its leave by itself, and is given the time for it (decision 0063). A
 * call through this computer is ended here, and by the carrier only where that did not help (decision 0291).
 */
export function createLineLimits({ stores, lines, phone, bridge, now, report }: Deps) {
  /** Being ended, or cannot be. */
  const left = new Set<string>();
  const reported = new Set<string>();
  /** Were asked to end with a goodbye. */
  let leaving = new Set<string>();

  /** In seconds; null: no limit. */
  function limitOf({ callSid, businessId }: CallRecord): number | null {
    const row = callSid === null ? undefined : stores.lines.call(callSid);
    const line = row && lines.byKey(row.line);
    return line ? longestSeconds(line.settings) : lines.longest(businessId, null);
  }

  /** What is to be done with a call now. */
  function due(call: CallRecord, callSid: string): 'nothing' | 'leave' | 'end' {
    const limit = limitOf(call);
    if (limit === null) return 'nothing';
    const bridged = bridge.endsItself(callSid);
    const isTold = bridged ?? stores.words.pack(call.id)?.overrides.includes(LONGEST_CALL) === true;
    const overMs = now().getTime() - Date.parse(call.startedAt) - limit * 1000 - (isTold ? LEAVE_MS : 0);
    if (overMs <= 0) return 'nothing';
    const isHeld = bridged !== null || leaving.has(callSid);
    return isHeld && overMs <= LEAVE_MS ? 'leave' : 'end';
  }

  async function end(callSid: string): Promise<void> {
    left.add(callSid);
    try {
      await phone().calls.end(callSid);
    } catch (error) {
      if (isWorthAnother(error)) left.delete(callSid);
      if (!reported.has(callSid)) report('line-limits', error);
      reported.add(callSid);
    }
  }

  /** What is over needs no remembering, for as long as the program runs. */
  function forgetAllBut(live: ReadonlySet<string | null>): void {
    for (const kept of [left, reported]) for (const callSid of kept) if (!live.has(callSid)) kept.delete(callSid);
  }

  return function look(): void {
    const limits = lines.all().flatMap(({ settings }) => longestSeconds(settings) ?? []);
    if (limits.length === 0) return;
    const before = new Date(now().getTime() - Math.min(...limits) * 1000).toISOString();
    const going = new Set<string>();
    const live = stores.calls.staleLive(before);
    forgetAllBut(new Set(live.map(({ callSid }) => callSid)));
    for (const call of live) {
      const { callSid } = call;
      if (callSid === null || left.has(callSid)) continue;
      const deed = due(call, callSid);
      if (deed === 'end') void end(callSid);
      if (deed !== 'leave') continue;
      bridge.leave(callSid);
      going.add(callSid);
    }
    leaving = going;
  };
}

/** What was answered with a plain no stays no. All else may be over at the next look: a busy host, a key that is mended. */
function isWorthAnother(error: unknown): boolean {
  return error instanceof ProviderFault && error.kind !== 'not_found' && error.kind !== 'rejected';
}
