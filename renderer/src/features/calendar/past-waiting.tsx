import type { ShownBusiness } from '#contract/businesses.ts';
import { Link } from 'wouter';

import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { waitlistTexts } from '../../texts/waitlist.ts';
import { Answer } from '../../ui/answer.tsx';
import { FirstFew } from '../../ui/first-few.tsx';
import { Section } from '../../ui/section.tsx';
import { useWaitingWords } from './waiting-words.ts';
import classes from './waiting.module.css';

const FEW = 5;

/** What became of those who wait no more; nothing where there are none. */
export function PastWaiting({ shop }: { shop: ShownBusiness }) {
  const t = useTexts(waitlistTexts);
  const words = useWaitingWords(shop.zone);
  const answer = useCommandQuery('waitlist.past', { business: shop.id });
  if (answer.error === null && (answer.data?.entries ?? []).length === 0) return null;
  return (
    <Section title={t.past.title}>
      <Answer of={answer} lines={2}>
        {({ entries }) => (
          <FirstFew items={entries} few={FEW} all={t.past.all}>
            {(shown) => (
              <ul className={classes['lines']}>
                {shown.map((waiting) => (
                  <li key={waiting.id}>
                    <Link href={`/callers/${waiting.callerId}`}>{words.who(waiting)}</Link>
                    <span>{waiting.serviceName}</span>
                    <span className={classes['quiet']}>{words.past(waiting)}</span>
                  </li>
                ))}
              </ul>
            )}
          </FirstFew>
        )}
      </Answer>
    </Section>
  );
}
