import { request } from 'node:http';

import type { AppOptions } from '../../server/app.ts';

/**
 * A world in which every public address leads to one door of this machine, once it is known which. Gives up nothing to
 * the network outside; `cut` takes the internet away.
 */
export function createOwnWorld() {
  let found = (_url: string): void => undefined;
  const door = new Promise<string>((resolve) => (found = resolve));
  let isCut = false;
  let target = '';
  const lookUp = async () => {
    target = await door;
    return isCut ? ({ problem: 'unanswered' } as const) : { address: '127.0.0.1' };
  };
  const network: NonNullable<AppOptions['network']> = {
    lookUpOutside: lookUp,
    lookUpHere: lookUp,
    isOnline: () => Promise.resolve(!isCut),
    request: (url, { lookup: _lookup, ...options }, onAnswer) =>
      request(new URL(`${url.pathname}${url.search}`, isCut ? 'http://127.0.0.1:1' : target), options, onAnswer),
  };
  return {
    network,
    leadsTo: (url: string): void => found(url),
    cut: (is: boolean): void => void (isCut = is),
  };
}
