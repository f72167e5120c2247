import { NativeSelect } from '@mantine/core';

import { useShops } from '../../shop/use-shops.ts';
import { useTexts } from '../../texts/language.tsx';
import { shopTexts } from '../../texts/shop.ts';

/** Which shop is looked at; nothing to choose where there is only one. */
export function ShopPick({ shop, onPick }: { shop: string; onPick: (shop: string) => void }) {
  const t = useTexts(shopTexts);
  const shops = useShops();
  if (shops.length < 2) return null;
  return (
    <NativeSelect
      aria-label={t.shop}
      value={shop}
      data={shops.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={({ currentTarget: { value } }) => onPick(value)}
    />
  );
}
