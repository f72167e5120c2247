import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

import type { FailureLimiter } from './failure-limiter.ts';
import { sendPieces } from './piecewise.ts';
import { plainHeaders, refusals, type Refusal, type RefusalReason } from './refusals.ts';
import type { Answer, CallClue, Delivery, StreamedAnswer } from './webhook-route.ts';

/** One line for the request log. Holds no path, header or body: nothing in it can name a caller. */
export type Answered = {
  /** The route's name, or null for an unknown path. */
  readonly route: string | null;
  readonly status: number;
  readonly milliseconds: number;
  /** Bytes of the answer's body. */
  readonly bytes: number;
  /** Why the request was refused; null when the handler answered. */
  readonly refused: RefusalReason | null;
  /** The public address it came in over; null where that cannot be told, as of what this computer asked itself. */
  readonly over: string | null;
};

/** What an authentic sender brought and was answered, for the owner's eyes only: nothing of it is logged. */
export type Exchanged = {
  readonly raw: Buffer;
  readonly answer: Buffer;
  readonly about: CallClue | null;
  /** The very same came before: what was in it may have been erased since. */
  readonly cameBefore?: boolean;
};

export type ExchangeDeps = {
  failures: FailureLimiter;
  /** Which public address a request with these headers came in over. */
  cameOver?: ((headers: IncomingHttpHeaders) => string | null) | undefined;
  report: (error: unknown) => void;
  onAnswered: (answered: Answered, exchanged: Exchanged | null) => void;
};

/** The ways in which a sender turns out to be nobody we know. */
type Unproven = Extract<RefusalReason, 'malformed_credential' | 'wrong_credential' | 'stale_signature' | 'not_found'>;

export type Exchange = ReturnType<typeof createExchange>;

const noBytes = Buffer.alloc(0);

/** A request and its answer, which is given once: whatever comes later is dropped. */
export function createExchange(req: IncomingMessage, res: ServerResponse, route: string | null, deps: ExchangeDeps) {
  const arrivedAt = performance.now();

  function finish(status: number, bytes: number, refused: RefusalReason | null, exchanged: Exchanged | null): void {
    const milliseconds = performance.now() - arrivedAt;
    const over = deps.cameOver?.(req.headers) ?? null;
    deps.onAnswered({ route, status, milliseconds, bytes, refused, over }, exchanged);
  }

  function refuse(reason: RefusalReason, { status, body, headers }: Refusal = refusals[reason]): void {
    if (res.headersSent) return;
    res.writeHead(status, headers).end(body);
    finish(status, body.length, reason, null);
  }

  return {
    arrivedAt,
    /** `plain` is what the route says instead of what is usual. */
    refuse: (reason: RefusalReason, plain?: Refusal): void => refuse(reason, plain),
    /** For a failed credential check, whatever the way it failed. `plain` is what the route says instead of 401. */
    refuseSender(reason: Unproven, plain?: Refusal): void {
      const isFlood = deps.failures.countFailure(req.headers['cf-connecting-ip']);
      if (isFlood) refuse('too_many_failures');
      else refuse(reason, plain);
    },
    /** Aborts when the sender hangs up before its answer is whole. */
    gone(): AbortSignal {
      const hungUp = new AbortController();
      res.on('close', () => {
        if (!res.writableFinished) hungUp.abort();
      });
      return hungUp.signal;
    },
    /** Resolves when the last piece is out, or the sender gone. */
    async stream({ status, type, pieces, about }: StreamedAnswer): Promise<void> {
      if (res.headersSent) return;
      const bytes = await sendPieces(res, { status, type, pieces });
      finish(status, bytes, null, { raw: noBytes, answer: noBytes, about });
    },
    /** Throws when the answer cannot be written as JSON; then nothing was sent. */
    answer(
      { status, body, type, etag, afterwards, about, cameBefore = false }: Answer,
      { raw }: Pick<Delivery, 'raw'>,
    ): void {
      if (res.headersSent) return;
      // It is kept for a while: bytes outside of the heap are not carried from one generation to the next.
      const bytes = Buffer.from(type === undefined ? JSON.stringify(body) : String(body));
      const own = { ...(type && { 'content-type': type }), ...(etag && { etag }) };
      res.writeHead(status, { ...plainHeaders, ...own, 'content-length': bytes.length }).end(bytes);
      finish(status, bytes.length, null, { raw, answer: bytes, about: about ?? null, cameBefore });
      try {
        afterwards?.();
      } catch (error) {
        deps.report(error);
      }
    },
  };
}
