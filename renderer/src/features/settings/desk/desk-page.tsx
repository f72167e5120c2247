import { Button, NativeSelect } from '@mantine/core';
import { Link, useLocation } from 'wouter';

import { useCommandQuery } from '../../../client/use-command.ts';
import { useShops } from '../../../shop/use-shops.ts';
import { frontDeskTexts } from '../../../texts/front-desk.ts';
import { useTexts } from '../../../texts/language.tsx';
import { shopFormTexts } from '../../../texts/shop-form.ts';
import { Answer } from '../../../ui/answer.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { ClosuresSection } from './closures-section.tsx';
import classes from './desk.module.css';
import { HolidaysForm } from './holidays-form.tsx';
import { ResourcesSection } from './resources-section.tsx';
import { RulesForm } from './rules-form.tsx';
import { ServicesSection } from './services-section.tsx';
import { StaffSection } from './staff-section.tsx';
import { TablesSection } from './tables/tables-section.tsx';
import { TextsSection } from './texts-section.tsx';

/** All that is set up of a shop's front desk, and the way to that of the others. */
export function DeskPage({ id }: { id: string | null }) {
  const t = useTexts(frontDeskTexts);
  const shops = useCommandQuery('businesses.list', {});
  const known = shops.data?.businesses ?? [];
  const shop = id === null ? known[0] : known.find((each) => each.id === id);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        shop && (
          <Button component={Link} href={`/calendar?shop=${shop.id}`} variant="default">
            {t.calendar}
          </Button>
        )
      }
    >
      <Answer of={shops} lines={8}>
        {() => (shop ? <OfShop key={shop.id} business={shop.id} /> : <GoneShop />)}
      </Answer>
    </Page>
  );
}

function OfShop({ business }: { business: string }) {
  const answer = useCommandQuery('front-desk.get', { business });
  return (
    <>
      <WhichShop business={business} />
      <Answer of={answer} lines={8}>
        {(desk) => (
          <>
            <ClosuresSection {...{ business, desk }} />
            <ServicesSection {...{ business, desk }} />
            <StaffSection {...{ business, desk }} />
            <ResourcesSection {...{ business, desk }} />
            <HolidaysForm {...{ business, desk }} />
            <RulesForm {...{ business, desk }} />
            <TextsSection business={business} />
            <TablesSection business={business} />
          </>
        )}
      </Answer>
    </>
  );
}

function WhichShop({ business }: { business: string }) {
  const t = useTexts(shopFormTexts);
  const shops = useShops();
  const [, navigate] = useLocation();
  if (shops.length < 2) return null;
  return (
    <NativeSelect
      label={t.choose}
      className={classes['which'] ?? ''}
      value={business}
      data={shops.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={({ currentTarget }) => navigate(`/settings/desk/${currentTarget.value}`)}
    />
  );
}

function GoneShop() {
  const t = useTexts(shopFormTexts);
  return <EmptyState title={t.gone} action={<Link href="/settings/desk">{t.others}</Link>} />;
}
