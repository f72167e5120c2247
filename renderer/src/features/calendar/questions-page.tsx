import { Link, useLocation, useSearch } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { gapsTexts } from '../../texts/gaps.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { OneQuestion } from './one-question.tsx';
import classes from './questions.module.css';
import { ShopPick } from './shop-pick.tsx';
import { WithShop } from './with-shop.tsx';

/** What callers asked and the agent did not know, to be answered or put away. */
export function QuestionsPage() {
  const t = useTexts(gapsTexts);
  const id = new URLSearchParams(useSearch()).get('shop');
  return (
    <WithShop id={id} title={t.title}>
      {(shop) => <OfShop key={shop.id} shop={shop} />}
    </WithShop>
  );
}

function OfShop({ shop }: { shop: ShownBusiness }) {
  const t = useTexts(gapsTexts);
  const [, navigate] = useLocation();
  const answer = useCommandQuery('gaps.list', { business: shop.id });
  const whole = useKeptFocus<HTMLDivElement>();
  return (
    <>
      <BackLink href={`/calendar?shop=${shop.id}`}>{t.back}</BackLink>
      <Page
        title={t.title}
        lead={t.lead}
        actions={<ShopPick shop={shop.id} onPick={(id) => navigate(`/calendar/questions?shop=${id}`)} />}
      >
        <Answer of={answer} lines={6}>
          {({ gaps }) => (
            <div ref={whole} tabIndex={-1}>
              {gaps.length === 0 ? (
                <EmptyState title={t.none}>{t.noneWords}</EmptyState>
              ) : (
                <ul className={classes['topics']}>
                  {gaps.map((gap) => (
                    <li key={gap.key}>
                      <OneQuestion gap={gap} shop={shop} />
                    </li>
                  ))}
                </ul>
              )}
            </div>
          )}
        </Answer>
        <p>
          <Link href="/#notes">{t.notes}</Link>
        </p>
      </Page>
    </>
  );
}
