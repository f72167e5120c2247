import { dirname, join } from 'node:path';

import type { AppEvents } from '#contract/events.ts';
import { Resource, Service, StaffMember } from '#contract/front-desk.ts';
import { createBus } from '../../../server/platform/bus.ts';
import { createSecretBox } from '../../../server/platform/secret-box.ts';
import { createBusinessBook } from '../../../server/services/business-book.ts';
import { createCallerKeys } from '../../../server/services/caller-keys.ts';
import { createSoulFiles } from '../../../server/services/soul-files.ts';
import { openStores } from '../../../server/store/open-stores.ts';
import { wireFrontDesk } from '../../../server/wiring-front-desk.ts';
import { aBusiness } from '../people-and-shops.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** Monday, 23 November 2026, half past seven in Berlin. */
export const MONDAY = new Date('2026-11-23T06:30:00.000Z');
export const idOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
export const CUT = idOf(500);

/** A front desk on a database file alone: no doors, no lock, so that several processes may hold it. */
export function deskOnFile(file: string, now: () => Date = () => MONDAY) {
  const stores = openStores(file);
  const box = createSecretBox(Buffer.alloc(32, 2));
  const keys = createCallerKeys({ installKey: Buffer.alloc(32, 1), box });
  const souls = createSoulFiles({ dataDir: dirname(file), resourcesDir: join(ROOT, 'resources') });
  if (stores.businesses.all().length === 0) stores.businesses.save(aBusiness({ id: 'default' }), now().toISOString());
  const book = createBusinessBook({ stores, keys, box, souls });
  book.load();
  const bus = createBus<AppEvents>(() => undefined);
  const report = (_where: string, error: unknown): never => {
    throw error;
  };
  const frontDesk = wireFrontDesk({ stores, box, keys, book, bus, now, report });
  return {
    ...{ stores, book, bus, frontDesk, close: () => stores.close() },
    /** `count` people, then as many chairs, who can all do and be used for the one service. */
    setUp({ people, chairs = 0 }: { people: number; chairs?: number }, service: Partial<Service> = {}): void {
      const { deskBook, transact } = stores;
      const same = { businessId: 'default' };
      transact(() => {
        for (let index = 0; index < people; index += 1)
          deskBook.save('staff', StaffMember.parse({ ...same, id: idOf(index), name: `Person ${index}` }));
        for (let index = 0; index < chairs; index += 1)
          deskBook.save('resource', Resource.parse({ ...same, id: idOf(100 + index), name: 'Chair', kind: 'chair' }));
        const kinds = chairs > 0 ? ['chair'] : [];
        const cut = { ...same, id: CUT, name: 'Cut', minutes: 60, resourceKinds: kinds, ...service };
        deskBook.save('service', Service.parse(cut));
      });
      frontDesk.setup.get({ business: 'default' });
    },
  };
}
