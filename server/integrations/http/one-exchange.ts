import type { FaultKind } from '../../domain/providers/fault.ts';
import type { MakeFault } from './fault-maker.ts';
import { addressOf, type Answered, type Asked } from './wire.ts';

export type Fetch = typeof fetch;

/** A conversation of two hours is some megabytes; an answer that is far more than that is none. */
const MOST_BYTES = 64 * 2 ** 20;

/** Nothing was sent when one of these came: the name, the way or the certificate was already wrong. */
const BEFORE_SENDING =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_\w+|\w+_CERT\w*|\w+_SIGNATURE)$/;

type Deps = { baseUrl: string; fetch: Fetch; fault: MakeFault };

/** An answer whose body is still to be read, within the same limit. `done` ends the limit. */
export type OpenAnswer = { response: Response; broken: (error: unknown) => unknown; done: () => void };

/**
 * Sends a request once and waits for the head of its answer. Throws ProviderFault where none comes, and the reason of
 * `asked.signal` once that is aborted. No redirect is followed: a key goes nowhere else.
 */
export async function openExchange(
  { baseUrl, fetch, fault }: Deps,
  asked: Asked,
  limitMs: number,
): Promise<OpenAnswer> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), limitMs);
  const signal = asked.signal ? AbortSignal.any([limit.signal, asked.signal]) : limit.signal;
  const done = (): void => clearTimeout(timer);
  const broken = (error: unknown, kind: FaultKind = 'interrupted'): unknown => {
    if (asked.signal?.aborted) return asked.signal.reason;
    return fault(limit.signal.aborted ? 'timeout' : kind, { cause: error });
  };
  const headers = { ...asked.headers, ...(asked.body && { 'content-type': asked.body.type }) };
  const body = asked.body?.text ?? null;
  try {
    const init = { method: asked.method, headers, body, signal, redirect: 'manual' } as const;
    return { response: await fetch(addressOf(baseUrl, asked), init), broken, done };
  } catch (error) {
    done();
    throw broken(error, BEFORE_SENDING.test(codeOf(error)) ? 'unreachable' : 'interrupted');
  }
}

/** The whole of a small answer as text. Throws as `openExchange` does. */
export async function readWhole({ response, broken, done }: OpenAnswer, fault: MakeFault): Promise<Answered> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of bytesOf(response)) {
      bytes += piece.byteLength;
      if (bytes > MOST_BYTES) break;
      pieces.push(piece);
    }
  } catch (error) {
    throw broken(error);
  } finally {
    done();
  }
  if (bytes > MOST_BYTES) throw fault('odd');
  return { status: response.status, headers: response.headers, text: Buffer.concat(pieces).toString('utf8') };
}

/** The type of the library leaves open what the pieces are. */
export function bytesOf({ body }: Response): AsyncIterable<Uint8Array> | readonly Uint8Array[] {
  return body ?? [];
}

/** The system's word for a failed connection; `fetch` hides it in the cause. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
