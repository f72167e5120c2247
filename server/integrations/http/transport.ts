import { setTimeout as wait } from 'node:timers/promises';

import { ProviderFault, type FaultKind, type Provider } from '../../domain/providers/fault.ts';
import type { ClockSkew } from '../../platform/clock-skew.ts';
import { createBreaker, type Breaker } from './breaker.ts';
import { createFaultMaker, type MakeFault } from './fault-maker.ts';
import { bytesOf, openExchange, readWhole, type Fetch, type OpenAnswer } from './one-exchange.ts';
import { createRetries } from './retries.ts';
import { retryAfterMs } from './retry-after.ts';
import type { Answered, Asked } from './wire.ts';

/** What an answer that says no means, in the provider's own shapes. */
export type ReadRefusal = (status: number, text: string) => { kind: FaultKind; code: string | null };

type Deps = {
  provider: Provider;
  readRefusal: ReadRefusal;
  clock: Pick<ClockSkew, 'note'>;
  fetch?: Fetch;
  elapsed?: () => number;
  random?: () => number;
  pause?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<unknown>;
};

const LIMIT_MS = 10_000;

export type Transport = ReturnType<typeof createTransport>;

/**
 * The one way to a provider's API: time limits, the circuit breakers of each host, `Retry-After`, and what went wrong as
 * a ProviderFault. Neither key nor body nor address is in any fault.
 */
export function createTransport({ provider, readRefusal, clock, fetch = globalThis.fetch, ...deps }: Deps) {
  const { elapsed = () => performance.now(), random = Math.random, pause = pauseFor } = deps;
  const fault = createFaultMaker(provider);
  const again = createRetries({ random, pause });
  const breakers = new Map<string, Breaker>();

  /** What a caller waits for has one of its own: reading in the background must not silence a ringing phone. */
  function breakerOf(baseUrl: string, { callWaits = false }: Asked): Breaker {
    const name = `${new URL(baseUrl).host} ${callWaits ? 'calls' : 'questions'}`;
    const breaker = breakers.get(name) ?? createBreaker({ elapsed });
    breakers.set(name, breaker);
    return breaker;
  }

  /** One exchange, watched by the breaker of its host. */
  async function once<T>(baseUrl: string, asked: Asked, read: (open: OpenAnswer) => Promise<T>): Promise<T> {
    asked.signal?.throwIfAborted();
    const breaker = breakerOf(baseUrl, asked);
    const rest = breaker.enter();
    if (rest > 0) throw fault('resting', { retryAfterMs: rest });
    const sentAt = elapsed();
    try {
      const open = await openExchange({ baseUrl, fetch, fault }, asked, asked.limitMs ?? LIMIT_MS);
      clock.note(open.response.headers.get('date'), sentAt);
      if (!open.response.ok) throw await toRefusal(open, { fault, readRefusal });
      const answer = await read(open);
      breaker.answered();
      return answer;
    } catch (error) {
      if (!(error instanceof ProviderFault) || error.kind === 'odd') breaker.left();
      else if (countsAgainst(error.kind)) breaker.failed();
      else breaker.answered();
      throw error;
    }
  }

  return {
    fault,
    /** The whole answer, checked by `read`, which throws the fault `odd` for what is none. */
    send: <T>(baseUrl: string, asked: Asked, read: (answer: Answered) => T): Promise<T> =>
      again(asked, () => once(baseUrl, asked, async (open) => read(await readWhole(open, fault)))),
    /** An answer as it comes. The limit is for its head; its end is up to `asked.signal`. */
    stream: (baseUrl: string, asked: Asked): Promise<{ headers: Headers; bytes: AsyncIterable<Uint8Array> }> =>
      again(asked, () => once(baseUrl, asked, (open) => Promise.resolve(streamed(open, fault)))),
    /** The network is another one, or the computer woke: who rests may be asked at once. */
    tryNow: (): void => breakers.forEach((breaker) => breaker.tryNow()),
  };
}

type Reading = { fault: MakeFault; readRefusal: ReadRefusal };

async function toRefusal(open: OpenAnswer, { fault, readRefusal }: Reading): Promise<ProviderFault> {
  const { status, headers } = open.response;
  const text = await readWhole(open, fault).then(
    (answer) => answer.text,
    (error: unknown) => {
      // Its number has said it already.
      if (error instanceof ProviderFault) return '';
      throw error;
    },
  );
  // Nobody is to be sent elsewhere with a key in hand.
  const { kind, code } = status < 400 ? { kind: 'odd' as const, code: null } : readRefusal(status, text);
  return fault(kind, { code, retryAfterMs: retryAfterMs(headers) });
}

/** Whether a fault says that the host does not work. A refusal is an answer; one odd document says neither. */
function countsAgainst(kind: FaultKind): boolean {
  return ['unreachable', 'timeout', 'interrupted', 'down'].includes(kind);
}

type Streamed = { headers: Headers; bytes: AsyncIterable<Uint8Array> };

/** Throws the fault `odd` for words in the place of sound: the page of a proxy comes with 200 too. */
function streamed({ response, broken, done }: OpenAnswer, fault: MakeFault): Streamed {
  done();
  if (/html|json/i.test(response.headers.get('content-type') ?? '')) {
    response.body?.cancel().catch(() => undefined);
    throw fault('odd');
  }
  return { headers: response.headers, bytes: piecesOf(response, broken) };
}

async function* piecesOf(response: Response, broken: OpenAnswer['broken']): AsyncIterable<Uint8Array> {
  try {
    yield* bytesOf(response);
  } catch (error) {
    throw broken(error);
  }
}

async function pauseFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await wait(milliseconds, undefined, signal ? { signal } : {});
}
