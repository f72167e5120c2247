import type { ShownBusiness } from '#contract/businesses.ts';

import { openingAt } from '../server/domain/opening-hours.ts';

type Shop = Pick<ShownBusiness, 'closedDays' | 'hours' | 'zone'>;

/** Whether any of the shops is open at an instant; null where none is known to be and some never said its hours. */
export function isAnyOpen(shops: readonly Shop[], instant: string): boolean | null {
  const signs = shops.map(({ hours, closedDays, zone }) => openingAt(hours, closedDays, zone, instant).open);
  if (signs.includes(true)) return true;
  return signs.includes(null) || signs.length === 0 ? null : false;
}

/** The hours in which a shop that never said its own is taken to be closed: 02:00 to 05:00 of this computer. */
const NIGHT = { from: 2, to: 5 };

/** Whether nobody is likely to call: for what may interrupt us. */
export function isQuiet(open: boolean | null, now: Date): boolean {
  return open === null ? now.getHours() >= NIGHT.from && now.getHours() < NIGHT.to : !open;
}
