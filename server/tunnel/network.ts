import { lookup, Resolver } from 'node:dns/promises';
import { connect, isIP } from 'node:net';

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

const RESOLVERS = ['1.1.1.1', '1.0.0.1'];
const WITNESSES = ['1.1.1.1', '1.0.0.1', '2606:4700:4700::1111'];
const UNKNOWN = new Set(['ENOTFOUND', 'ENODATA']);

export function createNetwork(others: Partial<Network> = {}): Network {
  return { lookUpOutside, lookUpHere, request, isOnline, ...others };
}

async function lookUpOutside(hostname: string): Promise<Found> {
  const resolver = new Resolver({ timeout: 2000, tries: 1 });
  resolver.setServers(RESOLVERS);
  return find(async () => (await resolver.resolve4(hostname)).at(0) ?? (await resolver.resolve6(hostname)).at(0));
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

/** A connection that is opened and closed: works where foreign name servers are blocked, and asks nobody anything. */
async function isOnline(limitMs: number): Promise<boolean> {
  const answers = await Promise.all(WITNESSES.map((host) => answersAt(host, limitMs)));
  return answers.some(Boolean);
}

function answersAt(host: string, limitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 443 });
    const end = (answered: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answered);
    };
    const timer = setTimeout(end, limitMs, false);
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
