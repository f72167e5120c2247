import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { KeyState } from '#contract/connect.ts';
import { useTexts } from '../../texts/language.tsx';
import { useSaid } from '../../texts/said.ts';
import { setupKeysTexts } from '../../texts/setup-keys.ts';
import { Section } from '../../ui/section.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import type { KeyField } from './key-check.ts';
import { KeyNow } from './key-now.tsx';
import classes from './setup.module.css';
import type { KeyProvider, Keys } from './use-keys.ts';

type Props = { provider: KeyProvider; state: KeyState; keys: Keys };

/** A provider's keys: whether they are there, and fields for them where they are not or are to be replaced. */
export function KeyFieldsOf({ provider, state, keys }: Props) {
  const t = useTexts(setupKeysTexts);
  const said = useSaid();
  const [isReplacing, setReplacing] = useState(false);
  const answer = keys.answers[provider];
  const isLocked = state.setBy === 'environment' || state.setBy === 'demo';
  const isOpen = !isLocked && (!state.isSet || isReplacing || answer?.verdict === 'refused' || keys.hasTyped(provider));
  return (
    <Section title={t.names[provider]} look="card">
      <KeyNow state={state} />
      {isOpen && (provider === 'twilio' ? <TwilioFields keys={keys} /> : <VoiceField keys={keys} />)}
      {answer && (
        <p role="alert" className={classes[answer.verdict === 'refused' ? 'failure' : 'notice']}>
          {said(answer.told)}
        </p>
      )}
      {!isLocked && state.isSet && !isOpen && (
        <div className={classes['deeds']}>
          <Button variant="default" aria-label={t.of(t.replace, t.names[provider])} onClick={() => setReplacing(true)}>
            {t.replace}
          </Button>
        </div>
      )}
    </Section>
  );
}

function VoiceField({ keys }: { keys: Keys }) {
  const { fields: t } = useTexts(setupKeysTexts);
  return <Hidden field="elevenLabsKey" label={t.elevenLabsKey} help={t.elevenLabsHelp} keys={keys} />;
}

function TwilioFields({ keys }: { keys: Keys }) {
  const { fields: t, problems } = useTexts(setupKeysTexts);
  const problem = keys.problems.accountSid;
  return (
    <div className={classes['fields']}>
      <p className={classes['small']}>{t.twilioOptional}</p>
      <TextInput
        label={t.accountSid}
        description={t.accountHelp}
        size="md"
        autoComplete="off"
        spellCheck={false}
        maxLength={400}
        value={keys.fields.accountSid}
        error={problem && problems[problem]}
        onChange={({ currentTarget }) => keys.type('accountSid', currentTarget.value)}
      />
      <Hidden field="authToken" label={t.authToken} help={t.tokenHelp} keys={keys} />
      <details className={classes['details']}>
        <summary>{t.apiKey}</summary>
        <div className={classes['fields']}>
          <Hidden field="apiKeySid" label={t.apiKeySid} keys={keys} />
          <Hidden field="apiKeySecret" label={t.apiKeySecret} keys={keys} />
        </div>
      </details>
    </div>
  );
}

/** The field that is marked when its provider refuses; why stands below it. */
const REFUSED_AT: Readonly<Partial<Record<KeyField, KeyProvider>>> = {
  elevenLabsKey: 'elevenLabs',
  authToken: 'twilio',
};

type HiddenProps = { field: KeyField; label: string; help?: string; keys: Keys };

function Hidden({ field, label, help, keys }: HiddenProps) {
  const { problems } = useTexts(setupKeysTexts);
  const problem = keys.problems[field];
  const provider = REFUSED_AT[field];
  const isRefused = provider !== undefined && keys.answers[provider]?.verdict === 'refused';
  return (
    <SecretField
      label={label}
      description={help}
      value={keys.fields[field]}
      error={problem ? problems[problem] : isRefused}
      onChange={({ currentTarget }) => keys.type(field, currentTarget.value)}
    />
  );
}
