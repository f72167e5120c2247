import { sentences } from '#contract/sentences.ts';
import type { Told } from '#contract/told.ts';
import { failureOf, verdictOf, type BridgeOutcome, type BridgeVerdict } from '../../domain/bridge/verdict.ts';
import type { BridgeRecord } from './bridge-record.ts';

export type EndsDeps = {
  record: Pick<BridgeRecord, 'explain'>;
  /** Told of the end of each call: why it failed, or null where it went well. */
  ended: (failure: Told | null) => void;
};

/** The carrier asks what is next as soon as the sound ends; so many calls are remembered for it. */
const MOST = 200;

/** How bridged calls ended, and what follows for each. */
export function createStreamEnds({ record, ended }: EndsDeps) {
  const ends = new Map<string, BridgeVerdict>();

  function keep(callSid: string, verdict: BridgeVerdict): Told | null {
    const { reason } = verdict;
    ends.delete(callSid);
    ends.set(callSid, verdict);
    if (ends.size > MOST) ends.delete(ends.keys().next().value ?? '');
    if (reason !== null) record.explain(callSid, reason);
    return failureOf(reason);
  }

  return {
    concluded(callSid: string, outcome: BridgeOutcome): void {
      const failure = keep(callSid, verdictOf(outcome));
      // Whoever hung up before anybody was there tells of neither.
      if (failure !== null || outcome.isMet) ended(failure);
    },
    /** What the caller gets, about whom the carrier asks. */
    nextFor(callSid: string): BridgeVerdict['next'] {
      const end = ends.get(callSid);
      if (end && (end.next !== 'error' || failureOf(end.reason) !== null)) return end.next;
      // They are on the line still: what broke was the way to the carrier, if any sound came at all.
      const reason = end ? sentences.bridge_end_lost : sentences.bridge_end_unseen;
      ended(keep(callSid, { reason, next: 'error' }));
      return 'error';
    },
  };
}
