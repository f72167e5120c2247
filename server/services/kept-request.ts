import type { RequestDetail, RequestLine, VerdictReason } from '#contract/requests.ts';
import type { CallClue } from './call-finder.ts';

/** A delivery that was answered, as the door saw it. */
export type SeenRequest = {
  route: string;
  status: number;
  milliseconds: number;
  /** Null when the handler answered. */
  refused: Exclude<VerdictReason, 'answered'> | null;
  /** Only of a sender that had shown its credentials. */
  exchanged: Exchanged | null;
};
/** `cameBefore`: the very same was delivered before, and what was in it may have been erased since. */
export type Exchanged = { raw: Buffer; answer: Buffer; about: CallClue | null; cameBefore?: boolean };

/** A delivery as it is kept: in memory only, and without its body once that is gone. */
export type KeptRequest = Omit<RequestLine, 'at' | 'callId' | 'replayable' | 'verdict'> & {
  order: number;
  /** In milliseconds since 1970. */
  time: number;
  about: CallClue | null;
  exchanged: Exchanged | null;
  bodyGone: RequestDetail['bodyGone'];
};
