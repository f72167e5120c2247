import type { AppError } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';
import { didNothing, ProviderFault } from '../domain/providers/fault.ts';
import type { OutgoingCall, VoiceAccount } from '../domain/providers/voice-account.ts';
import type { OutgoingJournal } from './outgoing-journal.ts';

type Deps = {
  journal: OutgoingJournal;
  announce: (callId: string | null) => void;
  /** Once true, nothing can be written down any more. */
  hasStopped: () => boolean;
  report: (where: string, error: unknown) => void;
};

/** What of the account is asked for here. */
export type CallingAccount = { calls: Pick<VoiceAccount['calls'], 'start'> };

export type WrittenCall = { ask: string; account: CallingAccount; call: OutgoingCall };

/**
 * Sends a call that is written down, once, and notes what became of it. It never throws: who asked is told by the
 * journal, and what comes after the stop finds no database, so that the next start calls it unknown.
 */
export function createOutgoingSending({ journal, announce, hasStopped, report }: Deps) {
  function noteFault(ask: string, error: unknown): string | null {
    const isSafe = error instanceof ProviderFault && didNothing(error.kind);
    return isSafe
      ? journal.settle(ask, 'not_made', toldBy(error))
      : journal.settle(ask, 'unknown', tell('outgoing_unknown'));
  }

  return async function send({ ask, account, call }: WrittenCall): Promise<void> {
    try {
      const ids = await account.calls.start(call);
      if (!hasStopped()) announce(journal.taken(ask, ids));
    } catch (error) {
      if (!(error instanceof ProviderFault)) report('outgoing-call', error);
      if (!hasStopped()) announce(noteFault(ask, error));
    }
  };
}

/** The owner's sentence of a fault. */
export function toldBy(error: AppError): Told {
  const { code, values } = error.reason ?? tell('outgoing_not_made');
  return { code, values, sentence: error.message };
}
