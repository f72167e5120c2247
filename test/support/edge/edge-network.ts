import { request } from 'node:https';

import type { Network } from '../../../server/tunnel/network.ts';
import type { Edge } from './edge.ts';

/** The world as Linekeeper sees it when our edge is all there is of it: every name leads to its public side. */
export function edgeNetwork({ certificate, publicPort, world }: Edge): Network {
  const lookUp: Network['lookUpHere'] = async () =>
    world.isWhole() ? { address: '127.0.0.1' } : { problem: 'unanswered' };
  return {
    lookUpOutside: lookUp,
    lookUpHere: lookUp,
    isOnline: async () => world.isWhole(),
    request: ({ hostname, pathname, search }, { headers, lookup: _lookup, ...options }, onAnswer) =>
      request(
        {
          ...{ ...options, host: '127.0.0.1', port: publicPort, path: `${pathname}${search}` },
          // Name and certificate stay those of the address that was asked for.
          ...{ ca: certificate.cert, servername: hostname, headers: { ...headers, host: hostname } },
        },
        onAnswer,
      ),
  };
}
