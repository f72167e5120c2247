import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { waitlistTexts } from '../../texts/waitlist.ts';
import { Answer } from '../../ui/answer.tsx';
import { AddWaiting } from './add-waiting.tsx';
import { BehindCalendar, OfNamedShop } from './behind-calendar.tsx';
import { Cards } from './cards.tsx';
import { OneWaiting } from './one-waiting.tsx';
import { PastWaiting } from './past-waiting.tsx';
import { useOffersSent } from './use-offers-sent.ts';
import classes from './waiting.module.css';

/** Who would come when a time comes free, and what can be done for them. */
export function WaitingPage() {
  const t = useTexts(waitlistTexts);
  return <OfNamedShop title={t.title}>{(shop) => <OfShop key={shop.id} shop={shop} />}</OfNamedShop>;
}

function OfShop({ shop }: { shop: ShownBusiness }) {
  const t = useTexts(waitlistTexts);
  const [isAdding, setAdding] = useState(false);
  const answer = useCommandQuery('waitlist.list', { business: shop.id });
  const { data: desk } = useCommandQuery('front-desk.get', { business: shop.id });
  const canAdd = desk?.services.some(({ active }) => active) === true;
  return (
    <BehindCalendar
      shop={shop.id}
      path="/calendar/waiting"
      texts={t}
      actions={canAdd && <Button onClick={() => setAdding(true)}>{t.add}</Button>}
    >
      <TextsOff shop={shop.id} />
      <Answer of={answer} lines={6}>
        {({ entries }) => (
          <Cards of={entries} keyOf={({ id }) => id} none={{ title: t.none, words: t.noneWords }}>
            {(waiting) => <OneWaiting waiting={waiting} shop={shop} />}
          </Cards>
        )}
      </Answer>
      <PastWaiting shop={shop} />
      {desk && <AddWaiting {...{ shop, desk }} isOpen={isAdding} onClose={() => setAdding(false)} />}
    </BehindCalendar>
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
