import type { AppEvents } from '#contract/events.ts';
import { DEFAULT_BUSINESS } from '../domain/call-record.ts';
import type { Bus } from '../platform/bus.ts';
import type { BusinessBook } from './business-book.ts';
import type { SoulFiles } from './soul-files.ts';

type Deps = { souls: Pick<SoulFiles, 'follow'>; book: BusinessBook; bus: Bus<AppEvents> };

/** What the agent is told by default is for the shop's trade and in its language, until somebody writes their own. */
export function keepSoulOfShop({ souls, book, bus }: Deps): void {
  bus.subscribe(({ name, payload }) => {
    if (name !== 'business.changed' || payload.id !== DEFAULT_BUSINESS) return;
    if (!souls.follow(book.tenant(DEFAULT_BUSINESS).business)) return;
    for (const id of book.reread()) bus.publish('business.changed', { id });
    bus.publish('settings.changed', {});
  });
}
