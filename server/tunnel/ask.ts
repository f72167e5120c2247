import { request as requestPlain, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

export type Request = (url: URL, options: RequestOptions, onAnswer: (answer: IncomingMessage) => void) => ClientRequest;

export type Answer = { status: number; headers: IncomingMessage['headers']; body: string };

type Question = {
  url: URL;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** The address to connect to; name and certificate stay those of the URL. */
  address?: string;
  /** For everything together, from the first packet to the last byte. */
  limitMs: number;
  /** Longer answers are cut off. */
  mostBytes?: number;
  request: Request;
};

/** Few answers that matter here are longer. */
const MOST_BYTES = 16 * 1024;

export const request: Request = (url, options, onAnswer) =>
  (url.protocol === 'https:' ? requestSecure : requestPlain)(url, options, onAnswer);

/**
 * One request, one answer: redirects are not followed, what is too long is cut off, no connection is kept.
 * Rejects with the system's error, or a `TimeoutError` when `limitMs` are over.
 */
export function ask(question: Question): Promise<Answer> {
  const { url, method = 'GET', headers = {}, body = '', address, limitMs, mostBytes = MOST_BYTES, request } = question;
  return new Promise<Answer>((resolve, reject) => {
    const signal = AbortSignal.timeout(limitMs);
    const give = (error: unknown): void => reject(signal.aborted ? (signal.reason as Error) : (error as Error));
    const options = { method, headers, signal, agent: false, ...(address && { lookup: pinnedTo(address) }) };
    const outgoing = request(url, options, (answer) => {
      const { statusCode: status = 0 } = answer;
      readBody(answer, mostBytes).then((text) => {
        outgoing.destroy();
        resolve({ status, headers: answer.headers, body: text });
      }, give);
    });
    outgoing.on('error', give).end(body);
  });
}

async function readBody(answer: IncomingMessage, mostBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (bytes > mostBytes) break;
  }
  return Buffer.concat(parts).toString('utf8');
}

function pinnedTo(address: string): LookupFunction {
  const family = isIP(address);
  return (_hostname, { all }, done) => (all ? done(null, [{ address, family }]) : done(null, address, family));
}
