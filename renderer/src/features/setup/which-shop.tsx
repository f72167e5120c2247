import { NativeSelect } from '@mantine/core';
import { useLocation } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useTexts } from '../../texts/language.tsx';
import { setupTexts } from '../../texts/setup.ts';

/** The shop that is connected; nothing to choose where there is only one. */
export function WhichShop({ shops, shop }: { shops: readonly ShownBusiness[]; shop: ShownBusiness }) {
  const t = useTexts(setupTexts);
  const [, navigate] = useLocation();
  if (shops.length < 2) return null;
  return (
    <NativeSelect
      aria-label={t.shop}
      value={shop.id}
      data={shops.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={({ currentTarget }) => navigate(`/setup/${currentTarget.value}`)}
    />
  );
}
