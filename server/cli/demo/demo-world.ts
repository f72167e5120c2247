import { request as requestPlain } from 'node:http';

import { createNetwork, type Network } from '../../tunnel/network.ts';

/** The world outside, but for one name, which leads to a door of this computer and to nobody else. */
export function createDemoWorld(hostname: string, given?: Partial<Network>) {
  const real = createNetwork(given);
  let door: string | null = null;
  let isAsked = true;
  const here = { address: '127.0.0.1' };
  const network: Partial<Network> = {
    // The way to its own door needs no internet, and asks nobody there.
    isOnline: (limitMs) => (isAsked ? Promise.resolve(true) : real.isOnline(limitMs)),
    lookUpOutside(name) {
      isAsked = name === hostname;
      return isAsked ? Promise.resolve(here) : real.lookUpOutside(name);
    },
    lookUpHere: (name) => (name === hostname ? Promise.resolve(here) : real.lookUpHere(name)),
    request(url, { lookup, ...options }, onAnswer) {
      if (url.hostname !== hostname) return real.request(url, { ...options, ...(lookup && { lookup }) }, onAnswer);
      // Before the door is open there is nobody there, as at any address.
      return requestPlain(new URL(`${url.pathname}${url.search}`, door ?? 'http://127.0.0.1:1'), options, onAnswer);
    },
  };
  return {
    network,
    leadTo: (webhookUrl: string): void => void (door = webhookUrl),
    close: (): void => real.cancel(),
  };
}
