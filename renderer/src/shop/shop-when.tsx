import type { ComponentProps } from 'react';

import { When } from '../ui/when.tsx';
import { useShopZone } from './use-shops.ts';

type Props = Omit<ComponentProps<typeof When>, 'zone'> & { business?: string };

/** A moment as the clock on that shop's wall showed it. */
export function ShopWhen({ business, ...moment }: Props) {
  return <When {...moment} zone={useShopZone(business)} />;
}
