import { Button } from '@mantine/core';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { Link } from 'wouter';

import type { ConnectTest } from '#contract/connect.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useErrorWords } from '../../texts/error-words.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { useSaid } from '../../texts/said.ts';
import { setupCallTexts } from '../../texts/setup-call.ts';
import { count } from '../../texts/plural.ts';
import { Section } from '../../ui/section.tsx';
import classes from './setup.module.css';
import type { Setup } from './use-setup.ts';

/** A call that rings no phone: through the public address, with the secrets that the providers hold. */
export function RehearsedCall({ setup: { shop } }: { setup: Setup }) {
  const t = useTexts(setupCallTexts).test.rehearsed;
  const words = useErrorWords();
  const { mutate, data, error, isPending } = useCommandMutation('connect.test', { refreshes: ['connect.get'] });
  return (
    <Section title={t.title} look="card">
      <p className={classes['quiet']}>{t.lead}</p>
      <div className={classes['deeds']}>
        <Button
          variant={data?.passed ? 'default' : 'filled'}
          loading={isPending}
          onClick={() => mutate({ business: shop.id })}
        >
          {data ? t.again : t.start}
        </Button>
      </div>
      <div role="status">{data && !isPending && <Heard heard={data} />}</div>
      {error && !isPending && (
        <p role="alert" className={classes['failure']}>
          {words(error)}
        </p>
      )}
    </Section>
  );
}

function Heard({ heard: { passed, stages, greeting } }: { heard: ConnectTest }) {
  const { plan, test } = useTexts(setupCallTexts);
  const t = test.rehearsed;
  const { language } = useLanguage();
  const said = useSaid();
  return (
    <div className={classes['part']}>
      <p className={passed ? classes['good'] : classes['failure']}>{passed ? t.passed : t.failed}</p>
      {greeting !== null && (
        <figure className={classes['part']}>
          <figcaption>{t.heard}</figcaption>
          <blockquote className={classes['words']}>{greeting}</blockquote>
        </figure>
      )}
      <ul className={classes['stages']} aria-label={t.stages}>
        {stages.map(({ told, ok, milliseconds }, index) => (
          <li key={index} className={classes['stage']} data-ok={ok}>
            {ok ? <CircleCheck aria-hidden size="1.2em" /> : <CircleAlert aria-hidden size="1.2em" />}
            <span>
              <span className="only-read-aloud">{`${ok ? t.ok : t.notOk}: `}</span>
              {said(told)}
              {milliseconds !== null && (
                <span
                  className={classes['small']}
                >{` ${t.milliseconds(count(language, Math.round(milliseconds)))}`}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {stages.some(({ told }) => told.code === 'connect_test_address_failed') && (
        <p>
          <Link href="/settings/phone">{plan.way}</Link>
        </p>
      )}
    </div>
  );
}
