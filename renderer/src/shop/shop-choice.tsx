import { NativeSelect } from '@mantine/core';

import { useTexts } from '../texts/language.tsx';
import { shopTexts } from '../texts/shop.ts';
import { useShops } from './use-shops.ts';

type Props = { value: string | undefined; onChange: (business: string | undefined) => void };

/** One shop or all of them; nothing to choose where there is only one. */
export function ShopChoice({ value, onChange }: Props) {
  const t = useTexts(shopTexts);
  const shops = useShops();
  if (shops.length < 2) return null;
  return (
    <NativeSelect
      aria-label={t.shop}
      value={value ?? ''}
      data={[{ value: '', label: t.all }, ...shops.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : currentTarget.value)}
    />
  );
}
