import { Button, Group } from '@mantine/core';
import { Link } from 'wouter';

import type { Consent, ConsentState } from '#contract/outgoing.ts';
import { useClient } from '../../client/client-context.tsx';
import { useCommandQuery } from '../../client/use-command.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { useDeed } from '../../shop/use-deed.ts';
import { callingTexts } from '../../texts/calling.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { RadioLines } from '../../ui/radio-lines.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './caller-consent.module.css';

const choices: readonly Consent[] = ['yes', 'no', 'not_asked'];

type Props = { id: string; business: string };

/** Whether this person may be called: only staff say so, and what was heard in a call waits for them here. */
export function CallerConsent({ id, business }: Props) {
  const t = useTexts(callingTexts).consent;
  const answer = useCommandQuery('consent.get', { id });
  return (
    <Section title={t.title}>
      <Answer of={answer} lines={3}>
        {(state) => <Choice {...{ id, business, state }} />}
      </Answer>
    </Section>
  );
}

function Choice({ id, business, state }: Props & { state: ConsentState }) {
  const t = useTexts(callingTexts).consent;
  const client = useClient();
  const { run } = useDeed();
  const { consent, changedAt, refusal } = state;
  const set = (to: Consent) => client.call('consent.set', { id, consent: to });
  // An answer to what was heard cannot be taken back to "not answered", so nothing offers that.
  const choose = (to: Consent): void =>
    void run({ act: () => set(to), done: t.saved, ...(refusal === null && { undo: () => set(consent) }) });
  return (
    <div className={classes['consent']}>
      {refusal !== null && (
        <div role="note" className={classes['refusal']}>
          <p>
            {t.refusal} <Link href={`/calls/${refusal.callId}`}>{t.theCall}</Link>
          </p>
          <Group gap="xs">
            <Button onClick={() => choose('no')}>{t.confirm}</Button>
            <Button variant="default" onClick={() => choose(consent)}>
              {t.dismiss}
            </Button>
          </Group>
        </div>
      )}
      <RadioLines
        label={t.label}
        value={consent}
        options={choices.map((value) => ({ value, label: t[value] }))}
        onChange={choose}
      />
      {changedAt !== null && (
        <p className={classes['since']}>
          {t.since} <ShopWhen at={changedAt} business={business} />
        </p>
      )}
    </div>
  );
}
