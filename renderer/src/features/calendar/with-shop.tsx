import type { ReactNode } from 'react';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';

type Props = { id: string | null; title: string; children: (shop: ShownBusiness) => ReactNode };

/** The shop an address names, or the first one, once it is known. */
export function WithShop({ id, title, children }: Props) {
  const shops = useCommandQuery('businesses.list', {});
  const known = shops.data?.businesses ?? [];
  const shop = known.find((one) => one.id === id) ?? known[0];
  if (shop) return children(shop);
  return (
    <Page title={title}>
      <Answer of={shops} lines={6}>
        {() => null}
      </Answer>
    </Page>
  );
}
