import { Button, Select } from '@mantine/core';
import { useState } from 'react';

import type { Backfill, BackfillPlan } from '#contract/conversations.ts';
import { useCommandMutation, useCommandQuery } from '../client/use-command.ts';
import { conversationsTexts } from '../texts/conversations.ts';
import { useTexts } from '../texts/language.tsx';
import { Answer } from '../ui/answer.tsx';
import { Section } from '../ui/section.tsx';
import classes from './fetched.module.css';
import { ReadingIn } from './reading-in.tsx';
import { useDeed } from './use-deed.ts';

const CHOICES = [1, 3, 6, 12, 24];

/** Reads the calls from before Linekeeper in, after saying what that takes. */
export function EarlierCalls() {
  const t = useTexts(conversationsTexts).earlier;
  const answer = useCommandQuery('conversations.get', {});
  return (
    <Section title={t.title}>
      <p className={classes['quiet']}>{t.help}</p>
      <Answer of={answer} lines={2}>
        {({ catchUp, backfill }) =>
          catchUp.state === 'off' ? <p className={classes['quiet']}>{t.noKey}</p> : <Standing backfill={backfill} />
        }
      </Answer>
    </Section>
  );
}

function Standing({ backfill }: { backfill: Backfill }) {
  const isUnderWay = ['looking', 'fetching', 'paused'].includes(backfill.state);
  return (
    <div className={classes['stack']}>
      {backfill.state !== 'none' && <ReadingIn backfill={backfill} />}
      {!isUnderWay && <Asking />}
    </div>
  );
}

function Asking() {
  const t = useTexts(conversationsTexts).earlier;
  const [months, setMonths] = useState(3);
  const plan = useCommandMutation('conversations.backfill-plan');
  const { run, isBusy } = useDeed();
  return (
    <>
      <div className={classes['deeds']}>
        <Select
          label={t.months}
          data={CHOICES.map((choice) => ({ value: String(choice), label: t.monthsOf(choice) }))}
          value={String(months)}
          allowDeselect={false}
          onChange={(chosen) => {
            setMonths(Number(chosen));
            plan.reset();
          }}
        />
        <Button
          variant="default"
          loading={isBusy}
          onClick={() => void run({ act: () => plan.mutateAsync({ months }) })}
        >
          {isBusy ? t.counting : t.count}
        </Button>
      </div>
      {plan.data !== undefined && <Planned plan={plan.data} />}
    </>
  );
}

function Planned({ plan: { months, calls, known, requests, atLeast } }: { plan: BackfillPlan }) {
  const t = useTexts(conversationsTexts).earlier;
  const { mutateAsync } = useCommandMutation('conversations.backfill', { refreshes: ['conversations.get'] });
  const { run, isBusy } = useDeed();
  if (calls === known && !atLeast) return <p role="status">{t.nothing}</p>;
  return (
    <>
      <p role="status">{t.plan(calls, known, requests, atLeast)}</p>
      <div>
        <Button loading={isBusy} onClick={() => void run({ act: () => mutateAsync({ months }), done: t.begun })}>
          {t.begin}
        </Button>
      </div>
    </>
  );
}
