import type { ModelFault } from './chat-model.ts';

/** An answer of a model as its server sends it, untouched. */
export type RelayedAnswer = {
  /** Whether it comes as a stream of events. */
  streams: boolean;
  /** Ends by itself once nobody listens, and never throws: a fault in the middle is its last piece. */
  pieces: AsyncIterable<Uint8Array>;
  /** Why it broke off, once `pieces` has ended; null for one that is whole, or that nobody listened to any more. */
  brokenBy: () => ModelFault['kind'] | null;
};

/** Hands a request on as it is. Throws `ModelFault` where no answer began. */
export type ModelRelay = (asked: Readonly<Record<string, unknown>>, signal: AbortSignal) => Promise<RelayedAnswer>;

/** Why there is no answer: as of the model, or because too many are asked for at once, or there is no model at all. */
export type RelayProblem = ModelFault['kind'] | 'crowded' | 'no model';
