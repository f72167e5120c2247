import type { Retention, RetentionType, ShopRetention } from '#contract/settings.ts';

/** What the owner chose for the whole house, and for single shops where they are to differ. */
export type KeptFor = { house: Retention; shops: Readonly<Record<string, ShopRetention>> };

/** Instants before which something is old enough to go; null: never. What is of no shop goes by the house's. */
export type Cut = { newest: string; of: (businessId: string | null) => string | null };

const DAY_MS = 24 * 60 * 60_000;

/** Null where nothing of a kind is ever too old. `only`: of this shop alone. */
export function cutOf(type: RetentionType, { house, shops }: KeptFor, at: number, only?: string): Cut | null {
  const before = (days: number | null): string | null =>
    days === null ? null : new Date(at - days * DAY_MS).toISOString();
  const ofHouse = before(house[type]);
  const ofShops = new Map(
    Object.entries(shops).flatMap(([id, limits]) => {
      const own = type === 'deliveries' ? undefined : limits[type];
      return own === undefined ? [] : [[id, before(own)] as const];
    }),
  );
  const of = (businessId: string | null): string | null => {
    if (only !== undefined && businessId !== only) return null;
    return businessId !== null && ofShops.has(businessId) ? (ofShops.get(businessId) ?? null) : ofHouse;
  };
  const instants = only === undefined ? [ofHouse, ...ofShops.values()] : [of(only)];
  const newest = instants
    .flatMap((instant) => instant ?? [])
    .toSorted()
    .at(-1);
  return newest === undefined ? null : { newest, of };
}

/** Whether something of this shop and time is old. */
export function isOld({ of }: Cut, businessId: string | null, at: string | null): boolean {
  const before = of(businessId);
  return before !== null && at !== null && at < before;
}
