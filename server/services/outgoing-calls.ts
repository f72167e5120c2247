import type { ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { StartedOutcome } from '#contract/outgoing.ts';
import { tell } from '#contract/told.ts';
import { standing } from '../domain/outgoing-rules.ts';
import type { Bus } from '../platform/bus.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { OutgoingAnswers } from './outgoing-answer.ts';
import type { CalleeFinder } from './outgoing-callee.ts';
import type { OutgoingCases } from './outgoing-case.ts';
import type { OutgoingJournal } from './outgoing-journal.ts';
import { createOutgoingSending, type CallingAccount, type WrittenCall } from './outgoing-sending.ts';

type Deps = {
  stores: Stores;
  findCallee: CalleeFinder;
  cases: OutgoingCases;
  answerFor: OutgoingAnswers;
  journal: OutgoingJournal;
  /** Throws a `ProviderFault` where no key is set. */
  voice: () => CallingAccount;
  bus: Bus<AppEvents>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

/** How long it may ring before the provider gives up. */
const RING_SECONDS = 45;

export type OutgoingCalls = ReturnType<typeof createOutgoingCalls>;

/**
 * Calls that we make. A wish is written down, on the disk, before it is sent; it is sent once, and whatever comes back or
 * does not, it is never sent again (elevenlabs.md §0.1 no. 7).
 */
export function createOutgoingCalls({ stores, journal, bus, report, ...deps }: Deps) {
  const inFlight = new Map<string, Promise<StartedOutcome>>();
  let stopped = false;
  const hasStopped = (): boolean => stopped;
  const write = createWriting({ stores, journal, ...deps });
  const send = createOutgoingSending({ journal, announce, hasStopped, report });

  function announce(callId: string | null): void {
    const call = callId === null ? undefined : stores.calls.summary(callId);
    if (call) bus.publish('call.changed', call);
  }

  function outcomeOf(ask: string): StartedOutcome {
    const known = stopped ? null : journal.outcomeOf(ask);
    return known ?? { call: null, outcome: 'unknown', told: tell('outgoing_unknown') };
  }

  async function begin(ask: string, wish: ParsedInput<'calls.start'>): Promise<StartedOutcome> {
    if (journal.outcomeOf(ask) === null) {
      const written = await write(ask, wish);
      announce(written.callId);
      await send(written);
    }
    return outcomeOf(ask);
  }

  return {
    /** Asked again by the same `ask`, it waits for what the first asking comes to, and sends nothing. */
    start(wish: ParsedInput<'calls.start'>): Promise<StartedOutcome> {
      const ask = wish.ask ?? newId();
      const running = inFlight.get(ask) ?? begin(ask, wish).finally(() => inFlight.delete(ask));
      inFlight.set(ask, running);
      return running;
    },
    /** For a start: what was on its way when the program ended may have rung, or not. It is told so, and left alone. */
    recover(): void {
      for (const { ask } of stores.outgoing.sending()) {
        if (!inFlight.has(ask)) announce(journal.settle(ask, 'unknown', tell('outgoing_unknown')));
      }
    },
    /** Nothing is waited for: what is still on its way is unknown to the next start. */
    stop: (): void => void (stopped = true),
  };
}

/**
 * Everything up to the request. The rules are asked in the transaction that writes the call down, so that of two wishes
 * at once the second finds the first. Throws `conflict` by a rule, `ProviderFault` where the line cannot be asked for.
 */
function createWriting({ stores, findCallee, cases, answerFor, journal, voice, now }: Omit<Deps, 'bus' | 'report'>) {
  return async (ask: string, wish: ParsedInput<'calls.start'>): Promise<WrittenCall & { callId: string }> => {
    const callee = findCallee(wish);
    const { agentId } = callee.tenant.business;
    const line = await cases.line(callee);
    const hindering = await cases.hindering();
    const [callId, at] = [newId(), now().toISOString()];
    const { body, pack, publicId } = answerFor(callee, { callRef: callId, at, purpose: wish.purpose, line });
    const sent = stores.transact(() => {
      const [first] = standing(hindering(callee, line), wish.anyway ?? false);
      if (first) throw refused('conflict', first.told);
      if (agentId === null || line === null) throw refused('conflict', tell('outgoing_no_line'));
      const account = voice();
      const planned = { id: callId, ask, at, callee, publicId, line: line.id, taskId: wish.taskId ?? null, pack };
      journal.begin(planned);
      return { account, to: { agentId, numberId: line.id, carrier: line.carrier } };
    });
    const { type: _type, ...initiation } = body;
    const call = { ...sent.to, to: callee.e164, initiation, ringSeconds: RING_SECONDS };
    return { callId, ask, account: sent.account, call };
  };
}
