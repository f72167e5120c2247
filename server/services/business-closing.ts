import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import { DEFAULT_BUSINESS } from '../domain/call-record.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import { secretName, type BusinessBook } from './business-book.ts';
import type { Notes } from './notes.ts';
import type { RingLog } from './ring-log.ts';
import { setupDraftName } from './setup-drafts.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  notes: Notes;
  ringLog: RingLog;
  bus: Bus<AppEvents>;
  /** Resolves when every delivery that has arrived is learned from. */
  catchUp: () => Promise<void>;
};

/**
 * Closes a business, with its numbers, secret variables and notes. Throws `conflict` while anybody is remembered there:
 * erasing people is a decision about each of them, and no other business may inherit them.
 */
export function createBusinessClosing({ stores, book, notes, ringLog, bus, catchUp }: Deps) {
  return async function close(id: string): Promise<void> {
    if (id === DEFAULT_BUSINESS) throw refused('conflict', tell('default_business_stays'));
    // A call that is on its way to the memory brings a caller too.
    await catchUp();
    ringLog.flush();
    stores.transact(() => {
      if (stores.people.anybodyIn(id)) throw refused('conflict', tell('business_has_callers'));
      // Its agent would go on asking here, and nobody could take that back any more.
      if (stores.connect.entries(id).length > 0) throw refused('conflict', tell('connect_business_connected'));
      if (!stores.businesses.remove(id)) throw refused('not_found', tell('no_such_business'));
      for (const name of stores.settings.secretNames(secretName(id, ''))) stores.settings.removeSecret(name);
      stores.settings.removeSecret(setupDraftName(id));
      stores.connect.removeConnection(id);
    });
    book.load();
    notes.reload();
    bus.publish('business.changed', { id });
  };
}
