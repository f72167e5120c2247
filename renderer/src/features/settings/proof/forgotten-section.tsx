import { Link } from 'wouter';

import { useCommandQuery } from '../../../client/use-command.ts';
import { ShopWhen } from '../../../shop/shop-when.tsx';
import { useTexts } from '../../../texts/language.tsx';
import { proofTexts } from '../../../texts/proof.ts';
import { Answer } from '../../../ui/answer.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from './proof.module.css';

/** Who was forgotten, as far as anything still tells: when, and how much of it. */
export function ForgottenSection() {
  const t = useTexts(proofTexts).forgotten;
  const answer = useCommandQuery('erasures.list', {});
  return (
    <Section title={t.title}>
      <p>{t.help}</p>
      <Answer of={answer} lines={2}>
        {({ certificates }) =>
          certificates.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <ul className={classes['list']}>
              {certificates.map(({ id, at, erased, elevenLabs, twilio }) => (
                <li key={id} className={classes['line']}>
                  <Link href={`/settings/privacy/forgotten/${id}`}>
                    {t.of} <ShopWhen at={at} />
                  </Link>
                  <span className={classes['quiet']}>
                    {t.went(erased.calls, erased.facts)}
                    {elevenLabs.waiting + twilio.waiting > 0 && ` ${t.waits}`}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Section>
  );
}
