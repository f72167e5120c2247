import { lookup, Resolver } from 'node:dns/promises';
import { isIP, Socket } from 'node:net';

import { errorCode } from '../platform/private-file.ts';
import { request, type Request } from './ask.ts';

/** Every way in which the tunnel looks at the world outside this computer. */
export type Network = {
  /**
   * Asks 1.1.1.1 and 1.0.0.1 themselves. A hostname that is seconds old must not be looked up through the system: it
   * would keep the "no such name" for 30 minutes (cloudflared.md §0.5).
   */
  lookUpOutside: (hostname: string) => Promise<Found>;
  lookUpHere: (hostname: string) => Promise<Found>;
  request: Request;
  /** Whether anything out there answers, in at most `limitMs`. */
  isOnline: (limitMs: number) => Promise<boolean>;
};

/** An address, or why there is none: the name is not known, or nobody could be asked. */
export type Found = { address: string } | { problem: 'unknown' | 'unanswered' };

type Witness = { host: string; port: number };
type Outside = { resolvers: readonly string[]; witnesses: readonly Witness[] };

const OUTSIDE: Outside = {
  resolvers: ['1.1.1.1', '1.0.0.1'],
  witnesses: ['1.1.1.1', '2606:4700:4700::1111', '1.0.0.1'].map((host) => ({ host, port: 443 })),
};
const UNKNOWN = new Set(['ENOTFOUND', 'ENODATA']);
/** The second witness is only called when the first has not answered so soon. */
const NEXT_WITNESS_MS = 400;

export function createNetwork(others: Partial<Network> = {}, { resolvers, witnesses } = OUTSIDE): Network {
  return {
    ...{ lookUpHere, request },
    lookUpOutside: (hostname) => lookUpAt(resolvers, hostname),
    isOnline: (limitMs) => anyAnswers(witnesses, limitMs),
    ...others,
  };
}

async function lookUpAt(resolvers: readonly string[], hostname: string): Promise<Found> {
  const resolver = new Resolver({ timeout: 2000, tries: 1 });
  resolver.setServers(resolvers);
  return find(async () => (await resolver.resolve4(hostname)).at(0));
}

async function lookUpHere(hostname: string): Promise<Found> {
  if (isIP(hostname) !== 0) return { address: hostname };
  return find(async () => (await lookup(hostname)).address);
}

async function find(look: () => Promise<string | undefined>): Promise<Found> {
  try {
    const address = await look();
    return address === undefined ? { problem: 'unknown' } : { address };
  } catch (error) {
    return { problem: UNKNOWN.has(errorCode(error) ?? '') ? 'unknown' : 'unanswered' };
  }
}

/** Connections that are opened and closed: works where foreign name servers are blocked, and asks nobody anything. */
async function anyAnswers(witnesses: readonly Witness[], limitMs: number): Promise<boolean> {
  const ending = new AbortController();
  const calls = witnesses.map((witness, index) => answersAt(witness, index * NEXT_WITNESS_MS, ending.signal));
  const timer = setTimeout(() => ending.abort(), limitMs);
  try {
    return await Promise.any(calls);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    ending.abort();
  }
}

/** Resolves when somebody answers there, and rejects otherwise. */
function answersAt(witness: Witness, afterMs: number, signal: AbortSignal): Promise<true> {
  return new Promise((resolve, reject) => {
    const socket = new Socket();
    const timer = setTimeout(() => socket.connect(witness), afterMs);
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(new Error('no answer'));
    };
    signal.addEventListener('abort', end, { once: true });
    socket.once('error', end).once('connect', () => resolve(true));
  });
}
