import { Link } from 'wouter';

import { useTexts } from '../../texts/language.tsx';
import { waitlistTexts } from '../../texts/waitlist.ts';
import { MaskedNumber } from '../../ui/masked-number.tsx';
import { RecordFact, RecordFacts } from '../../ui/record-facts.tsx';
import { Section } from '../../ui/section.tsx';
import { When } from '../../ui/when.tsx';
import { AskedNow } from './asked-now.tsx';
import { FreeNow } from './free-now.tsx';
import type { WaitingProps } from './waiting-props.ts';
import { useWaitingWords } from './waiting-words.ts';
import classes from './waiting.module.css';

/** Somebody who waits: for what, since when, and what can be done for them now. */
export function OneWaiting({ waiting, shop }: WaitingProps) {
  const t = useTexts(waitlistTexts);
  const words = useWaitingWords(shop.zone);
  return (
    <Section title={t.heading(words.who(waiting), waiting.serviceName)} look="card">
      <Facts waiting={waiting} shop={shop} />
      {waiting.offer === null ? (
        <FreeNow waiting={waiting} shop={shop} />
      ) : (
        <AskedNow waiting={waiting} offer={waiting.offer} shop={shop} />
      )}
    </Section>
  );
}

function Facts({ waiting, shop: { zone } }: WaitingProps) {
  const t = useTexts(waitlistTexts);
  const words = useWaitingWords(zone);
  const { callerId, staffName, consented, by, createdAt, maskedNumbers, timesOffered } = waiting;
  return (
    <>
      <RecordFacts>
        <RecordFact name={t.days}>{words.days(waiting)}</RecordFact>
        <RecordFact name={t.who}>{staffName ?? t.anybody}</RecordFact>
        <RecordFact name={t.since}>
          <When at={createdAt} zone={zone} />
        </RecordFact>
        <RecordFact name={t.texts}>{consented ? t.mayWrite : t.mayNot}</RecordFact>
        <RecordFact name={t.number}>
          {maskedNumbers.length === 0 && <MaskedNumber masked={null} />}
          {maskedNumbers.map((masked) => (
            <MaskedNumber key={masked} masked={masked} />
          ))}{' '}
          <Link href={`/callers/${callerId}`}>{t.caller}</Link>
        </RecordFact>
      </RecordFacts>
      <p className={classes['quiet']}>
        {t.by[by]}
        {timesOffered > 0 && ` · ${t.asked(timesOffered)}`}
      </p>
    </>
  );
}
