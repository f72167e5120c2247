import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandQuery } from '../client/use-command.ts';

/** Every shop that is looked after; empty until they are known. */
export function useShops(): readonly ShownBusiness[] {
  return useCommandQuery('businesses.list', {}).data?.businesses ?? [];
}

/** The zone of a shop; this computer's own until the shop is known, or for a shop that is gone. */
export function useShopZone(businessId?: string): string {
  const shops = useShops();
  const shop = businessId === undefined ? shops[0] : shops.find(({ id }) => id === businessId);
  return shop?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
