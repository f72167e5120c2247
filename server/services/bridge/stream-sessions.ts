import type { WebSocket } from 'ws';

import type { StreamStart } from '../../domain/bridge/messages.ts';
import type { BridgeOutcome, BridgeVerdict } from '../../domain/bridge/verdict.ts';
import { carryCall, type Carried, type CarryDeps, type Ticket } from './carried-call.ts';
import { closeSocket } from './close-socket.ts';
import { createStreamEnds, type EndsDeps } from './stream-ends.ts';
import { awaitStart, isOf } from './stream-start.ts';

type Deps = CarryDeps &
  EndsDeps & {
    /** How long the carrier may take to say which call it is. */
    startMs?: number;
  };

/** Both sides are closed within ten seconds, whichever way a call does not go on. */
const START_MS = 7500;
const NOT_BEGUN: BridgeOutcome = { by: 'us', code: null, why: 'not-begun', isMet: false, dropped: 0 };

/** The bridged calls that go on, each from the carrier's socket to its end. */
export function createStreamSessions({ startMs = START_MS, ...deps }: Deps) {
  const { wires } = deps;
  const going = new Map<string, Carried & { told: Promise<void> }>();
  const ends = createStreamEnds(deps);

  function carry(phone: WebSocket, ticket: Ticket, start: StreamStart): void {
    const carried = carryCall(deps, phone, ticket, start);
    const told = carried.over.then((outcome) => {
      if (going.get(ticket.callSid)?.over === carried.over) going.delete(ticket.callSid);
      ends.concluded(ticket.callSid, outcome);
    });
    going.set(ticket.callSid, { ...carried, told });
  }

  return {
    /** Takes the carrier's socket of a call. */
    begin(phone: WebSocket, ticket: Ticket): void {
      const failed = (): void => {
        ends.concluded(ticket.callSid, NOT_BEGUN);
        void closeSocket(phone, false);
      };
      awaitStart({
        ...{ phone, wire: wires.phone, limitMs: startMs, failed },
        begun(start) {
          if (isOf(start, ticket) && start.isUlaw) carry(phone, ticket, start);
          else failed();
        },
      });
    },
    /** What the caller gets now that the sound has ended; the carrier may ask before the agent's side is closed too. */
    async nextFor(callSid: string): Promise<BridgeVerdict['next']> {
      await going.get(callSid)?.told;
      return ends.nextFor(callSid);
    },
    /** Whether a call that goes on ends by itself when it has lasted long enough; null: it does not go through here. */
    endsItself: (callSid: string): boolean | null => going.get(callSid)?.endsItself ?? null,
    /** A call has lasted long enough; once is enough too. */
    leave: (callSid: string): void => going.get(callSid)?.leave(),
    count: (): number => going.size,
    /** Resolves when no call goes on any more, or the time is over. */
    async quiet(limitMs: number): Promise<void> {
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, limitMs);
      const all = async (): Promise<void> => {
        while (going.size > 0) await Promise.all([...going.values()].map(({ told }) => told));
      };
      await Promise.race([all(), late.promise]);
      clearTimeout(timer);
    },
    /** Ends every call that goes on; resolves when both sides of each are closed and it is written down. */
    async stop(): Promise<void> {
      const last = [...going.values()];
      for (const { end } of last) end();
      await Promise.all(last.map(({ told }) => told));
    },
  };
}
