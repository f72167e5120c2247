import type { WebSocket } from 'ws';

import type { Ticket } from './carried-call.ts';
import { createLineBridge } from './line-bridge.ts';
import { createStreamSessions } from './stream-sessions.ts';
import { createStreamTokens } from './stream-tokens.ts';

type Deps = Omit<Parameters<typeof createLineBridge>[0], 'tokens'> &
  Parameters<typeof createStreamSessions>[0] & {
    /** Whether a line has its sound through this computer. */
    isOn: () => boolean;
    elapsed: () => number;
  };

export type Bridge = ReturnType<typeof createBridge>;

/** Calls whose sound goes through this computer, from the ring to what comes after. */
export function createBridge({ isOn, elapsed, ...deps }: Deps) {
  const tokens = createStreamTokens<Omit<Ticket, 'token' | 'callSid'>>({ elapsed });
  const sessions = createStreamSessions(deps);
  const answer = createLineBridge({ ...deps, tokens });
  let isLeaving = false;
  return {
    answer: async (...asked: Parameters<typeof answer>): ReturnType<typeof answer> =>
      isLeaving ? { kind: 'none', why: 'unavailable' } : answer(...asked),
    nextFor: (callSid: string) => sessions.nextFor(callSid),
    endsItself: (callSid: string) => sessions.endsItself(callSid),
    leave: (callSid: string): void => sessions.leave(callSid),
    /** A call that rang just before the line was changed still comes. */
    isInUse: (): boolean => isOn() || tokens.waiting() > 0,
    /** Spends the token: what to do with the socket that came with it, or null. */
    admit(token: string): ((phone: WebSocket) => void) | null {
      const redeemed = tokens.redeem(token);
      if (redeemed === null) return null;
      const { callSid, held } = redeemed;
      return (phone) => sessions.begin(phone, { ...held, callSid, token });
    },
    /** The program is about to end: takes no more calls, and gives those that go on so long. */
    calm: (limitMs: number): Promise<void> => {
      isLeaving = true;
      return sessions.quiet(limitMs);
    },
    stop: (): Promise<void> => sessions.stop(),
  };
}
