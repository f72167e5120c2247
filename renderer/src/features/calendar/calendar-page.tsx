import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useTexts } from '../../texts/language.tsx';
import { dayIn } from '../../texts/moments.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useNow } from '../../ui/use-now.ts';
import { AppointmentDialog } from './appointment-dialog.tsx';
import { BookDialog } from './book-dialog.tsx';
import type { Wanted } from './booking-draft.ts';
import { calendarAddress, toShown, type Shown } from './calendar-address.ts';
import { CalendarBar } from './calendar-bar.tsx';
import { CalendarBody } from './calendar-body.tsx';
import classes from './calendar.module.css';
import type { Desk } from './columns.ts';
import { MoreLinks } from './more-links.tsx';

const MINUTE_MS = 60_000;

/** The shop's appointments by day and week, and everything that can be done with them. */
export function CalendarPage() {
  const t = useTexts(calendarTexts);
  const shown = toShown(useSearch());
  const shops = useCommandQuery('businesses.list', {});
  const known = shops.data?.businesses ?? [];
  const shop = known.find(({ id }) => id === shown.shop) ?? known[0];
  if (!shop)
    return (
      <Page title={t.title}>
        <Answer of={shops} lines={8}>
          {() => <EmptyState title={t.nothing.title} />}
        </Answer>
      </Page>
    );
  return <OfShop key={shop.id} shop={shop} shown={shown} />;
}

function OfShop({ shop, shown }: { shop: ShownBusiness; shown: Shown }) {
  const t = useTexts(calendarTexts);
  const [, navigate] = useLocation();
  const today = dayIn(shop.zone, useNow(MINUTE_MS));
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const answer = useCommandQuery('front-desk.get', { business: shop.id });
  const day = shown.day ?? today;
  const go = (part: Partial<Shown>): void => navigate(calendarAddress({ ...shown, ...part }));
  const canBook = answer.data !== undefined && isReady(answer.data);
  return (
    <Page
      title={t.title}
      actions={
        canBook && (
          <Button leftSection={<Plus aria-hidden size="1.2em" />} onClick={() => setWanted({ day })}>
            {t.book}
          </Button>
        )
      }
    >
      <Answer of={answer} lines={8}>
        {(desk) =>
          isReady(desk) ? (
            <>
              <CalendarBar {...{ shop, shown, desk, day, today }} onGo={go} />
              <CalendarBody {...{ shop, shown, desk, day, today }} onOpen={(open) => go({ open })} onWant={setWanted} />
              <MoreLinks shop={shop.id} day={day} />
              <BookDialog {...{ shop, desk, wanted }} onClose={() => setWanted(null)} />
              <AppointmentDialog {...{ shop, desk, id: shown.open }} onClose={() => go({ open: null })} />
            </>
          ) : (
            <NotReady shop={shop.id} />
          )
        }
      </Answer>
    </Page>
  );
}

function isReady({ services, staff }: Desk): boolean {
  return services.length > 0 && staff.length > 0;
}

function NotReady({ shop }: { shop: string }) {
  const t = useTexts(calendarTexts).nothing;
  return (
    <EmptyState
      title={t.title}
      action={
        <Link href={`/settings/desk/${shop}`} className={classes['action'] ?? ''}>
          {t.action}
        </Link>
      }
    >
      {t.words}
    </EmptyState>
  );
}
