import { followShopZones } from './services/appointment-zones.ts';
import { createBusinessBook } from './services/business-book.ts';
import { createBusinessDesk } from './services/business-desk.ts';
import { createCallHome } from './services/call-home.ts';
import { createCallIdentity } from './services/call-identity.ts';
import { createCallerFinder } from './services/caller-finder.ts';
import { createCallerKeys } from './services/caller-keys.ts';
import { provideDefaultBusiness } from './services/default-business.ts';
import { fixedFields } from './services/fixed-fields.ts';
import { createFactIndex } from './services/fact-index.ts';
import { createAllowedOverrides } from './services/allowed-overrides.ts';
import { createLineBook } from './services/line-book.ts';
import { createMemoryRefresh } from './services/memory-refresh.ts';
import { createNotes } from './services/notes.ts';
import { createPeople } from './services/people.ts';
import { createRecordings } from './services/recordings.ts';
import { createSoulFiles } from './services/soul-files.ts';
import { keepSoulOfShop } from './services/soul-follows-shop.ts';
import { createWiping } from './services/wiping.ts';
import { wireRoom } from './wiring-room.ts';
import { wireChosen } from './wiring-settings.ts';
import type { WiringOptions } from './wiring-options.ts';

export type Known = ReturnType<typeof wireMemory>;

/** Who there is and what is known about them. */
export function wireMemory(options: WiringOptions) {
  const { data, config, dataDir, resourcesDir, demo, bus, now } = options;
  const { stores, box, installKey } = data;
  const keys = createCallerKeys({ installKey, box });
  const souls = createSoulFiles({ dataDir, resourcesDir });
  souls.provide({ trade: config.business.trade ?? 'general', language: config.business.language ?? 'en' });
  const book = createBusinessBook({ stores, keys, box, souls });
  book.load();
  // The demo's sample shop takes the place of the owner's.
  const fixed = demo ? [] : fixedFields(config);
  const businesses = createBusinessDesk({ stores, keys, box, book, fixed, bus, now });
  keepSoulOfShop({ souls, book, bus });
  const index = createFactIndex({ stores, book });
  const refresh = createMemoryRefresh({ stores, book, index, now });
  followShopZones({ stores, book, refresh, bus, now });
  provideDefaultBusiness({ desk: businesses, book, config });
  const people = createPeople({ stores, now });
  const finder = createCallerFinder({ stores, keys, book, now });
  const identity = createCallIdentity({ stores, keys, now });
  const home = createCallHome({ stores, identity, people, refresh });
  const recordings = createRecordings({ dataDir, box });
  const notes = createNotes({ stores, finder, refresh, bus, now });
  const lineBook = createLineBook({ stores, box, keys, book, now });
  const allowed = createAllowedOverrides({ bus });
  const shop = { keys, book, lineBook, allowed, souls, businesses };
  const known = { ...shop, people, identity, home, finder, index, refresh, recordings, notes, room: wireRoom(options) };
  const wiping = createWiping({ stores, now, report: options.report });
  return { ...known, wiping, ...wireChosen(options) };
}
