import type { ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import { ShopPick } from './shop-pick.tsx';
import { WithShop } from './with-shop.tsx';

type Texts = { title: string; lead: string; back: string };

/** The shop that the address of a page behind the calendar names (`?shop=`), or the first one. */
export function OfNamedShop({ title, children }: { title: string; children: (shop: ShownBusiness) => ReactNode }) {
  const id = new URLSearchParams(useSearch()).get('shop');
  return (
    <WithShop id={id} title={title}>
      {children}
    </WithShop>
  );
}

type Props = { shop: string; path: string; texts: Texts; actions?: ReactNode; children: ReactNode };

/** A page behind the calendar of a shop: the way back to it, and which shop is looked at. */
export function BehindCalendar({ shop, path, texts: { title, lead, back }, actions, children }: Props) {
  const [, navigate] = useLocation();
  return (
    <>
      <BackLink href={`/calendar?shop=${shop}`}>{back}</BackLink>
      <Page
        title={title}
        lead={lead}
        actions={
          <>
            <ShopPick shop={shop} onPick={(id) => navigate(`${path}?shop=${id}`)} />
            {actions}
          </>
        }
      >
        {children}
      </Page>
    </>
  );
}
