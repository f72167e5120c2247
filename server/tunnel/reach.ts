import { ask } from './ask.ts';
import type { Found, Network } from './network.ts';

export type Reached = { status: number; body: string };
type Letter = { method: 'GET' | 'POST'; headers?: Record<string, string>; body?: string };

const LIMIT_MS = 10_000;
/** The answer to a ringing phone holds a whole prompt. */
const MOST_BYTES = 256 * 1024;

/**
 * Asks for something over the public address, as the providers do: out into the world and back in. Rejects with the
 * system's error, or an Error where nobody knows the name. A name that is seconds old is asked for outside first: the
 * system would keep its "no such name" (cloudflared.md §0.5).
 */
export function createReach(network: Pick<Network, 'lookUpOutside' | 'lookUpHere' | 'request'>) {
  async function find(hostname: string): Promise<string> {
    const outside: Found = await network.lookUpOutside(hostname);
    const found = 'address' in outside ? outside : await network.lookUpHere(hostname);
    if ('problem' in found) throw new Error(`no address (${found.problem})`);
    return found.address;
  }

  return async function reach(to: string, { method, headers = {}, body = '' }: Letter): Promise<Reached> {
    const url = new URL(to);
    const address = await find(url.hostname.replace(/^\[|\]$/g, ''));
    const sized = method === 'POST' ? { ...headers, 'content-length': String(Buffer.byteLength(body)) } : headers;
    const limits = { limitMs: LIMIT_MS, mostBytes: MOST_BYTES };
    const { status, body: text } = await ask({
      url,
      method,
      headers: sized,
      body,
      address,
      ...limits,
      request: network.request,
    });
    return { status, body: text };
  };
}
