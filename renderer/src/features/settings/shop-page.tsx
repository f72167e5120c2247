import { Button, NativeSelect } from '@mantine/core';
import { Link, useLocation } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { shopFormTexts } from '../../texts/shop-form.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { RemoveShop } from './remove-shop.tsx';
import { SavedShop } from './saved-shop.tsx';
import classes from './shop-page.module.css';

/** One shop with everything that can be set for it, and the way to the others. */
export function ShopPage({ id }: { id: string | null }) {
  const t = useTexts(shopFormTexts);
  const answer = useCommandQuery('businesses.list', {});
  const shops = answer.data?.businesses ?? [];
  // Never another shop than the one that was asked for: it may have been removed in another window.
  const shop = id === null ? shops[0] : shops.find((each) => each.id === id);
  return (
    <Page
      title={shop?.name ?? t.title}
      lead={t.lead}
      actions={
        <Button component={Link} href="/settings/new-shop" variant="default">
          {t.add}
        </Button>
      }
    >
      <Answer of={answer} lines={8}>
        {({ businesses }) =>
          shop ? (
            <>
              {businesses.length > 1 && <WhichShop shops={businesses} shop={shop} />}
              <SavedShop key={shop.id} shop={shop} />
              <RemoveShop shop={shop} />
            </>
          ) : (
            <EmptyState title={t.gone} action={<Link href="/settings/shop">{t.others}</Link>} />
          )
        }
      </Answer>
    </Page>
  );
}

function WhichShop({ shops, shop }: { shops: readonly ShownBusiness[]; shop: ShownBusiness }) {
  const t = useTexts(shopFormTexts);
  const [, navigate] = useLocation();
  return (
    <NativeSelect
      label={t.choose}
      className={classes['which'] ?? ''}
      value={shop.id}
      data={shops.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={({ currentTarget }) => navigate(`/settings/shop/${currentTarget.value}`)}
    />
  );
}
