import type { CallSummary } from '#contract/calls.ts';
import type { ConnectState } from '#contract/connect.ts';
import type { AppEvents } from '#contract/events.ts';

import { ProviderFault } from '../domain/providers/fault.ts';
import { AppError } from '#contract/errors.ts';
import type { Bus } from '../platform/bus.ts';
import type { AgentCheck } from './agent-check.ts';

type Deps = {
  check: Pick<AgentCheck, 'check' | 'checkable'>;
  bus: Bus<AppEvents>;
  elapsed: () => number;
  report: (where: string, error: unknown) => void;
};

const HOURLY_MS = 60 * 60_000;
/** After a start the way to the phone is opened first. */
const FIRST_MS = 60_000;
/** A caller who tries again and again is one reason to look, not ten. */
const AFTER_CALL_MS = 5 * 60_000;

export type AgentRounds = ReturnType<typeof createAgentRounds>;

/** Looks at every agent soon after the start, each hour, after a setup or a change of a line, and after a call that did not come about. */
export function createAgentRounds({ check, bus, elapsed, report }: Deps) {
  const lookedAfterCall = new Map<string, number>();
  const settingUp = new Set<string>();
  let timers: NodeJS.Timeout[] = [];
  let isOver = false;
  let unsubscribe = (): void => undefined;

  async function look(business: string): Promise<void> {
    if (isOver) return;
    try {
      await check.check(business);
    } catch (error) {
      // A provider that does not answer, or no key: the doctor tells of it when it is asked.
      if (!(error instanceof ProviderFault) && !(error instanceof AppError)) report('agent-check', error);
    }
  }

  async function round(): Promise<void> {
    for (const business of check.checkable()) await look(business);
  }

  function afterCall(call: CallSummary): void {
    if (!didNotStart(call) || !check.checkable().includes(call.businessId)) return;
    const before = lookedAfterCall.get(call.businessId) ?? -Infinity;
    if (elapsed() - before < AFTER_CALL_MS) return;
    lookedAfterCall.set(call.businessId, elapsed());
    void look(call.businessId);
  }

  /** When a change of the accounts is over, what came of it is looked at. */
  function afterSetup({ business, run }: ConnectState): void {
    if (run !== 'idle') settingUp.add(business);
    else if (settingUp.delete(business) && check.checkable().includes(business)) void look(business);
  }

  return {
    round,
    start(): void {
      timers = [setTimeout(() => void round(), FIRST_MS).unref(), setInterval(() => void round(), HOURLY_MS).unref()];
      unsubscribe = bus.subscribe(({ name, payload }) => {
        if (name === 'call.changed') afterCall(payload);
        else if (name === 'connect.changed') afterSetup(payload);
        // Whom the agent may put callers through to may be others now.
        else if (name === 'line.changed') void round();
      });
    },
    stop(): void {
      isOver = true;
      for (const timer of timers) clearTimeout(timer);
      unsubscribe();
    },
  };
}

/** It rang, and was over before a word: the sign of a missing variable or an override that is not allowed. */
function didNotStart({ direction, status, durationSeconds, rehearsal }: CallSummary): boolean {
  if (rehearsal || direction !== 'inbound') return false;
  return status === 'failed' || (status === 'ended' && durationSeconds === 0);
}
