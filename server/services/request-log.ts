import type { AppEvents } from '#contract/events.ts';
import type { RequestLine } from '#contract/requests.ts';
import type { Bus } from '../platform/bus.ts';
import { opaqueId } from '../platform/ids.ts';
import { createBodyShelf } from './body-shelf.ts';
import type { CallClue } from './call-finder.ts';
import type { KeptRequest, SeenRequest } from './kept-request.ts';
import { verdictOf } from './verdicts.ts';

type Deps = {
  bus: Bus<AppEvents>;
  /** Our id of the call that a delivery is about, as far as it is known already. */
  callIdOf: (about: CallClue) => string | null;
  /** Told how long an arriving call was kept waiting for its answer. */
  noteAnswer: (callRef: string, milliseconds: number) => void;
  now: () => Date;
};

/** 500 in all; strangers who knock with wrong credentials must not push out what really came. */
const KEPT_ANSWERED = 400;
const KEPT_REFUSED = 100;
const REFUSALS_TOLD_A_SECOND = 20;

/** Where a ringing phone asks: its answer can be worked out again, and holds our own id of the call. */
const RINGING = new Set(['personalize', 'conversation-initiation']);

export type RequestLog = ReturnType<typeof createRequestLog>;

/** The last deliveries on the webhook door, newest first. Nothing of it is ever written down. */
export function createRequestLog({ bus, callIdOf, noteAnswer, now }: Deps) {
  const answered: KeptRequest[] = [];
  const refused: KeptRequest[] = [];
  const bodies = createBodyShelf({ now });
  let order = 0;
  let told = { second: 0, refusals: 0 };

  const lineOf = (kept: KeptRequest): RequestLine => shown(kept, kept.about && callIdOf(kept.about));

  /** A flood of refusals is told in part; the list has the last of them all the same. */
  function mayTell({ reason, time }: KeptRequest): boolean {
    if (reason === 'answered') return true;
    const second = Math.floor(time / 1000);
    told = second === told.second ? { second, refusals: told.refusals + 1 } : { second, refusals: 1 };
    return told.refusals <= REFUSALS_TOLD_A_SECOND;
  }

  function all(): KeptRequest[] {
    return [...answered, ...refused].sort((one, other) => other.order - one.order);
  }

  return {
    saw({ route, status, milliseconds, refused: reason, exchanged }: SeenRequest): void {
      const kept: KeptRequest = {
        ...{ id: opaqueId(), time: now().getTime() - milliseconds, route, status, milliseconds },
        ...{ reason: reason ?? 'answered', bytes: exchanged?.raw.length ?? 0, order: (order += 1) },
        ...{ about: exchanged?.about ?? null, exchanged: null, bodyGone: reason === 'unreadable' ? reason : 'refused' },
      };
      if (exchanged !== null) bodies.keep(kept, exchanged);
      const [list, most] = reason === null ? [answered, KEPT_ANSWERED] : [refused, KEPT_REFUSED];
      list.push(kept);
      if (list.length > most) bodies.drop(list.shift(), 'old');
      const callRef = RINGING.has(route) ? (kept.about?.callRef ?? null) : null;
      if (callRef !== null) noteAnswer(callRef, milliseconds);
      // A call that rings is not written yet; the answer says under which id it will be.
      if (mayTell(kept)) bus.publish('request.seen', callRef === null ? lineOf(kept) : shown(kept, callRef));
    },
    lineOf,
    find(id: string): KeptRequest | undefined {
      bodies.dropOld();
      return all().find((kept) => kept.id === id);
    },
    /** Older than the one of this order. */
    page: (before: number, limit: number): KeptRequest[] =>
      all()
        .filter((kept) => kept.order < before)
        .slice(0, limit),
    /** Takes the bodies away of whatever this is true for. */
    dropBodies(gone: 'forgotten' | 'withheld', isMeant: (kept: KeptRequest) => boolean): void {
      for (const kept of answered) if (isMeant(kept)) bodies.drop(kept, gone);
    },
  };
}

function shown(kept: KeptRequest, callId: string | null): RequestLine {
  const { id, time, route, reason, status, milliseconds, bytes, exchanged } = kept;
  const replayable = exchanged !== null && exchanged.raw.length > 0 && RINGING.has(route);
  const at = new Date(time).toISOString();
  return { id, at, route, verdict: verdictOf(reason), reason, status, milliseconds, bytes, callId, replayable };
}
