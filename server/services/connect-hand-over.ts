import type { ConnectWish } from '#contract/connect.ts';

import type { ConnectJournal } from './connect-journal.ts';
import { isOfAgent } from './connect-undo-order.ts';
import type { Connections } from './connections.ts';

type Deps = { connections: Pick<Connections, 'addresses' | 'get'>; journal: ConnectJournal };

/**
 * What was set in an agent that another shop has as well is that shop's from now on: taken back with this one, it would
 * know none of the other one's callers.
 */
export function createHandOver({ connections, journal }: Deps) {
  function heirOf({ business, agentId }: ConnectWish): string | undefined {
    const others = connections.addresses().map((each) => each.business);
    const hasAgent = (other: string): boolean => connections.get(other)?.wish.agentId === agentId;
    return others.find((other) => other !== business && !journal.isEmpty(other) && hasAgent(other));
  }

  return (wish: ConnectWish): void => {
    const heir = heirOf(wish);
    if (heir === undefined) return;
    for (const entry of journal.entries(wish.business).filter(isOfAgent)) journal.handOver(entry, heir);
  };
}
