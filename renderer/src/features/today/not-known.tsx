import { Link } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { useShops } from '../../shop/use-shops.ts';
import { gapsTexts, topicName } from '../../texts/gaps.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './rows.module.css';

const FEW = 3;

/** What most callers asked and the agent did not know; nothing where there is no such question. */
export function NotKnown({ business }: { business?: string }) {
  const shops = useShops().filter(({ id }) => business === undefined || id === business);
  return shops.map((shop) => <OfShop key={shop.id} shop={shop} isOnly={shops.length === 1} />);
}

function OfShop({ shop: { id, name }, isOnly }: { shop: ShownBusiness; isOnly: boolean }) {
  const t = useTexts(gapsTexts);
  const answer = useCommandQuery('gaps.list', { business: id }, { keepPrevious: true });
  if (answer.data?.gaps.length === 0) return null;
  return (
    <Section
      title={isOnly ? t.today.title : t.today.ofShop(name)}
      aside={<Link href={`/calendar/questions?shop=${id}`}>{t.today.all}</Link>}
    >
      <Answer of={answer} lines={2}>
        {({ gaps }) => (
          <ul className={classes['rows']}>
            {gaps.slice(0, FEW).map((gap) => (
              <li key={gap.key} className={classes['row']}>
                {t.asked(gap.callers, topicName(t, gap))}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Section>
  );
}
