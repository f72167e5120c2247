import { z } from 'zod';

import { refused } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';

import type { BusinessBook } from './business-book.ts';
import type { ConnectDesk } from './connect-desk.ts';
import type { Connections } from './connections.ts';
import type { ProviderJobs } from './provider-jobs.ts';

type Deps = {
  desk: Pick<ConnectDesk, 'readdress'>;
  connections: Connections;
  jobs: Pick<ProviderJobs, 'add' | 'on' | 'state'>;
  book: BusinessBook;
  /** The address once it was seen to lead here; null until then. */
  publicUrl: () => string | null;
};

const KIND = 'connect.readdress';
const Payload = z.object({ business: z.string() });

export type Readdress = ReturnType<typeof createReaddress>;

/**
 * Tells the providers when the public address is another one. It is a job that is kept until it is done: a set-up that
 * leads to an address of yesterday answers no call (reliability.md §3 F15).
 */
export function createReaddress({ desk, connections, jobs, book, publicUrl }: Deps) {
  const failed = new Set<string>();
  let last: string | null = null;

  /** Those that stand at the providers with another address than ours. */
  function astray(): string[] {
    const url = publicUrl();
    if (url === null) return [];
    return connections
      .addresses()
      .filter(({ address }) => address !== null && address !== url)
      .map(({ business }) => business);
  }

  jobs.on(KIND, async (payload) => {
    const { business } = Payload.parse(payload);
    if (!astray().includes(business)) return void failed.delete(business);
    try {
      const problem = await desk.readdress(business);
      if (problem) throw refused('unavailable', problem);
      failed.delete(business);
    } catch (error) {
      failed.add(business);
      throw error;
    }
  });

  return {
    /** Looks whether the address is still the registered one; cheap enough for every few seconds. */
    look(): void {
      const url = publicUrl();
      const isOther = url !== last;
      last = url;
      // A job that waits for its next try is left alone, unless it would be for another address by now.
      for (const business of astray())
        if (isOther || jobs.state(KIND, business) === 'none') jobs.add(KIND, { business }, { key: business });
    },
    trouble: (): Told[] =>
      astray()
        .filter((business) => failed.has(business))
        .map((business) => tell('connect_readdress_failed', { name: book.tenant(business).business.name })),
  };
}
