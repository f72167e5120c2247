import type { AppEvents } from '#contract/events.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { MemoryRefresh } from './memory-refresh.ts';

type Deps = {
  stores: Pick<Stores, 'appointments' | 'transact'>;
  book: Pick<BusinessBook, 'all'>;
  refresh: MemoryRefresh;
  bus: Bus<AppEvents>;
  now: () => Date;
};

/**
 * A shop whose clocks are others from now on: what callers have ahead stays at its moment, and their cards, which say
 * the hour in words, are written anew.
 */
export function followShopZones({ stores, book, refresh, bus, now }: Deps): void {
  const zonesNow = () => new Map(book.all().map(({ business }) => [business.id, business.zone]));
  let zones = zonesNow();
  bus.subscribe(({ name, payload }) => {
    if (name !== 'business.changed') return;
    const before = zones.get(payload.id);
    zones = zonesNow();
    if (before === undefined || before === zones.get(payload.id)) return;
    stores.transact(() => {
      for (const personId of stores.appointments.personsAhead(payload.id, now().getTime())) refresh(personId);
    });
  });
}
