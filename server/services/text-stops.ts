import type { AppEvents } from '#contract/events.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';

type Deps = { stores: Pick<Stores, 'texts'>; bus: Bus<AppEvents>; now: () => Date };

/** Who asked a shop for no more texts, by the keyed hash of their number, and who took that back. */
export function createTextStops({ stores, bus, now }: Deps) {
  return {
    stop(this: void, business: string, key: string): void {
      stores.texts.stop(business, key, now().toISOString());
      bus.publish('stops.changed', { business });
    },
    /** False where they never asked. */
    start(this: void, business: string, key: string): boolean {
      const wasStopped = stores.texts.start(business, key);
      if (wasStopped) bus.publish('stops.changed', { business });
      return wasStopped;
    },
  };
}
