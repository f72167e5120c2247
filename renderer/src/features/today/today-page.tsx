import { useState } from 'react';

import type { Today } from '#contract/today.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { ShopChoice } from '../../shop/shop-choice.tsx';
import { useTexts } from '../../texts/language.tsx';
import { todayTexts } from '../../texts/today.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { Bookings } from './bookings.tsx';
import { CallBacks } from './call-backs.tsx';
import { Figures } from './figures.tsx';
import { FreePlaces } from './free-places.tsx';
import { Heard } from './heard.tsx';
import { LatestCalls } from './latest-calls.tsx';
import { LiveCalls } from './live-calls.tsx';
import { ShopDate } from './shop-date.tsx';
import { NotKnown } from './not-known.tsx';
import { ShopNotes } from './shop-notes.tsx';
import classes from './today-page.module.css';

/** Who is calling now, what is owed to whom, and what this day brought. */
export function TodayPage() {
  const t = useTexts(todayTexts);
  const [business, setBusiness] = useState<string>();
  const shop = business === undefined ? {} : { business };
  const answer = useCommandQuery('today.get', shop, { keepPrevious: true });
  return (
    <div className={classes['today']}>
      <Page
        title={t.title}
        lead={<ShopDate {...shop} />}
        actions={<ShopChoice value={business} onChange={setBusiness} />}
      >
        <Answer of={answer} lines={6}>
          {(today) => <Day today={today} {...shop} />}
        </Answer>
      </Page>
    </div>
  );
}

function Day({ today, ...shop }: { today: Today; business?: string }) {
  return (
    <>
      <LiveCalls calls={today.live} reachability={today.reachability} {...shop} />
      <div className={classes['columns']}>
        <div className={classes['column']}>
          <CallBacks tasks={today.callbacks} {...shop} />
          <Heard today={today} />
        </div>
        <div className={classes['column']}>
          <Bookings {...shop} />
          <FreePlaces {...shop} />
          <NotKnown {...shop} />
          <ShopNotes {...shop} />
          <LatestCalls {...shop} />
          <Figures counts={today.counts} business={shop.business} />
        </div>
      </div>
    </>
  );
}
