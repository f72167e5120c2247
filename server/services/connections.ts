import { z } from 'zod';

import { ConnectWish, Step } from '#contract/connect.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { Stores } from '../store/open-stores.ts';

const Kept = z.object({ wish: ConnectWish, steps: z.array(Step) });

/** What the owner wished for a business last, and how far it is. Logins of a telephone system are in it. */
export type Connection = {
  wish: ConnectWish;
  steps: readonly Step[];
  address: string | null;
  connectedAt: string | null;
  testedAt: string | null;
};

type Deps = { stores: Pick<Stores, 'connect'>; box: SecretBox };

export type Connections = ReturnType<typeof createConnections>;

/** What was set up for each business, sealed: numbers and words of the agent stand in it. */
export function createConnections({ stores: { connect }, box }: Deps) {
  const place = (business: string): string => `connection:${business}`;

  function opened(row: ReturnType<typeof connect.connections>[number]): Connection {
    const { businessId, sealed, address, connectedAt, testedAt } = row;
    const words: unknown = JSON.parse(box.open(sealed, place(businessId)).toString('utf8'));
    return { ...Kept.parse(words), address, connectedAt, testedAt };
  }

  return {
    get(business: string): Connection | null {
      const row = connect.connection(business);
      return row ? opened(row) : null;
    },
    /** Who is registered at the providers under which address, without opening what is sealed. */
    addresses: (): { business: string; address: string | null }[] =>
      connect.connections().map(({ businessId, address }) => ({ business: businessId, address })),
    save({ wish, steps, address, connectedAt, testedAt }: Connection): void {
      const sealed = box.seal(JSON.stringify({ wish, steps }), place(wish.business));
      connect.saveConnection({ businessId: wish.business, sealed, address, connectedAt, testedAt });
    },
  };
}
