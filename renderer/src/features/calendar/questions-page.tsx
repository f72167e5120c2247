import { Link } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { gapsTexts } from '../../texts/gaps.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { BehindCalendar, OfNamedShop } from './behind-calendar.tsx';
import { Cards } from './cards.tsx';
import { OneQuestion } from './one-question.tsx';

/** What callers asked and the agent did not know, to be answered or put away. */
export function QuestionsPage() {
  const t = useTexts(gapsTexts);
  return <OfNamedShop title={t.title}>{(shop) => <OfShop key={shop.id} shop={shop} />}</OfNamedShop>;
}

function OfShop({ shop }: { shop: ShownBusiness }) {
  const t = useTexts(gapsTexts);
  const answer = useCommandQuery('gaps.list', { business: shop.id });
  return (
    <BehindCalendar shop={shop.id} path="/calendar/questions" texts={t}>
      <Answer of={answer} lines={6}>
        {({ gaps }) => (
          <Cards of={gaps} keyOf={({ key }) => key} none={{ title: t.none, words: t.noneWords }}>
            {(gap) => <OneQuestion gap={gap} shop={shop} />}
          </Cards>
        )}
      </Answer>
      <p>
        <Link href="/#notes">{t.notes}</Link>
      </p>
    </BehindCalendar>
  );
}
