import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { waitlistTexts } from '../../texts/waitlist.ts';
import { Answer } from '../../ui/answer.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { AddWaiting } from './add-waiting.tsx';
import { OneWaiting } from './one-waiting.tsx';
import { PastWaiting } from './past-waiting.tsx';
import { ShopPick } from './shop-pick.tsx';
import { useOffersSent } from './use-offers-sent.ts';
import classes from './waiting.module.css';
import { WithShop } from './with-shop.tsx';

/** Who would come when a time comes free, and what can be done for them. */
export function WaitingPage() {
  const t = useTexts(waitlistTexts);
  const id = new URLSearchParams(useSearch()).get('shop');
  return (
    <WithShop id={id} title={t.title}>
      {(shop) => <OfShop key={shop.id} shop={shop} />}
    </WithShop>
  );
}

function OfShop({ shop }: { shop: ShownBusiness }) {
  const t = useTexts(waitlistTexts);
  const [, navigate] = useLocation();
  const [isAdding, setAdding] = useState(false);
  const answer = useCommandQuery('waitlist.list', { business: shop.id });
  const { data: desk } = useCommandQuery('front-desk.get', { business: shop.id });
  const canAdd = desk?.services.some(({ active }) => active) === true;
  const whole = useKeptFocus<HTMLDivElement>();
  return (
    <>
      <BackLink href={`/calendar?shop=${shop.id}`}>{t.back}</BackLink>
      <Page
        title={t.title}
        lead={t.lead}
        actions={
          <>
            <ShopPick shop={shop.id} onPick={(id) => navigate(`/calendar/waiting?shop=${id}`)} />
            {canAdd && <Button onClick={() => setAdding(true)}>{t.add}</Button>}
          </>
        }
      >
        <TextsOff shop={shop.id} />
        <Answer of={answer} lines={6}>
          {({ entries }) => (
            <div ref={whole} tabIndex={-1}>
              {entries.length === 0 ? (
                <EmptyState title={t.none}>{t.noneWords}</EmptyState>
              ) : (
                <ul className={classes['cards']}>
                  {entries.map((waiting) => (
                    <li key={waiting.id}>
                      <OneWaiting waiting={waiting} shop={shop} />
                    </li>
                  ))}
                </ul>
              )}
            </div>
          )}
        </Answer>
        <PastWaiting shop={shop} />
        {desk && <AddWaiting {...{ shop, desk }} isOpen={isAdding} onClose={() => setAdding(false)} />}
      </Page>
    </>
  );
}

/** Else nobody would know why nobody is asked. */
function TextsOff({ shop }: { shop: string }) {
  const t = useTexts(waitlistTexts);
  if (useOffersSent(shop) !== false) return null;
  return (
    <p className={classes['notice']}>
      {t.textsOff} <Link href={`/settings/desk/${shop}`}>{t.textsSettings}</Link>
    </p>
  );
}
