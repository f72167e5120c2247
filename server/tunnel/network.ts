import { getServers, Resolver } from 'node:dns/promises';
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
  /** Asks the name servers of this computer. */
  lookUpHere: (hostname: string) => Promise<Found>;
  request: Request;
  /** Whether anything out there answers, in at most `limitMs`. */
  isOnline: (limitMs: number) => Promise<boolean>;
};

/** An address, or why there is none: the name is not known, or nobody could be asked. */
export type Found = { address: string } | { problem: 'unknown' | 'unanswered' };

type Witness = { host: string; port: number };
type Outside = { resolvers: readonly string[]; witnesses: readonly Witness[]; here?: readonly string[] };

const OUTSIDE: Outside = {
  resolvers: ['1.1.1.1', '1.0.0.1'],
  witnesses: ['1.1.1.1', '2606:4700:4700::1111', '1.0.0.1'].map((host) => ({ host, port: 443 })),
};
const UNKNOWN = new Set(['ENOTFOUND', 'ENODATA']);
/** The second witness is only called when the first has not answered so soon. */
const NEXT_WITNESS_MS = 400;

/** `cancel` ends every look-up under way, so that silent name servers do not keep a process from ending. */
export function createNetwork(others: Partial<Network> = {}, { resolvers, witnesses, here }: Outside = OUTSIDE) {
  const running = new Set<Resolver>();
  const network: Network = {
    request,
    lookUpHere: (hostname) => lookUpHere(hostname, here ?? getServers(), running),
    lookUpOutside: (hostname) => lookUpAt(resolvers, running, (resolver) => firstOf4(resolver, hostname)),
    isOnline: (limitMs) => anyAnswers(witnesses, limitMs),
    ...others,
  };
  return { ...network, cancel: (): void => running.forEach((resolver) => resolver.cancel()) };
}

type Look = (resolver: Resolver) => Promise<string | undefined>;

async function lookUpAt(servers: readonly string[], running: Set<Resolver>, look: Look): Promise<Found> {
  const resolver = new Resolver({ timeout: 2000, tries: 1 });
  resolver.setServers(servers);
  running.add(resolver);
  return find(() => look(resolver)).finally(() => running.delete(resolver));
}

/**
 * Not through the system's own look-up: that holds a thread which nobody can call back, and with silent name servers
 * the process could not end for seconds. What it knows besides, such as a file of hosts, no provider would see.
 */
async function lookUpHere(hostname: string, servers: readonly string[], running: Set<Resolver>): Promise<Found> {
  if (isIP(hostname) !== 0) return { address: hostname };
  if (/^localhost$/i.test(hostname)) return { address: '127.0.0.1' };
  return lookUpAt(servers, running, async (resolver) => {
    const plain = await firstOf4(resolver, hostname).catch((error: unknown) => {
      if (errorCode(error) !== 'ENODATA') throw error;
      return undefined; // the name is known, but has addresses of the other kind only
    });
    return plain ?? (await resolver.resolve6(hostname)).at(0);
  });
}

async function firstOf4(resolver: Resolver, hostname: string): Promise<string | undefined> {
  return (await resolver.resolve4(hostname)).at(0);
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
