import { Button } from '@mantine/core';
import { Link } from 'wouter';

import type { SecretName } from '#contract/settings.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { AskedButton } from '../../shop/asked-button.tsx';
import { useTexts } from '../../texts/language.tsx';
import { setupCallTexts } from '../../texts/setup-call.ts';
import { setupKeysTexts } from '../../texts/setup-keys.ts';
import { Section } from '../../ui/section.tsx';
import { KeyNow } from './key-now.tsx';
import classes from './setup.module.css';
import type { KeyProvider } from './use-keys.ts';
import type { Setup } from './use-setup.ts';
import { stepAddress } from './wizard-steps.ts';

const providers = ['elevenLabs', 'twilio'] as const;
const secretsOf: Readonly<Record<KeyProvider, readonly SecretName[]>> = {
  elevenLabs: ['elevenLabsKey'],
  twilio: ['twilioApiKey', 'twilioToken'],
};

/** The keys of both providers: whether they work, and the ways to replace and remove them. */
export function KeyRows({ setup }: { setup: Setup }) {
  const t = useTexts(setupCallTexts).overview;
  const keys = useTexts(setupKeysTexts);
  return (
    <Section title={t.keys}>
      <div className={classes['cards']}>
        {providers.map((provider) => (
          <Section key={provider} title={keys.names[provider]} look="card">
            <KeyNow state={setup.state.keys[provider]} />
            <Deeds setup={setup} provider={provider} />
          </Section>
        ))}
      </div>
    </Section>
  );
}

function Deeds({ setup: { shop, state }, provider }: { setup: Setup; provider: KeyProvider }) {
  const t = useTexts(setupKeysTexts);
  const { mutateAsync } = useCommandMutation('secrets.set', { refreshes: ['connect.get', 'settings.get'] });
  const { isSet, setBy } = state.keys[provider];
  const name = t.names[provider];
  if (setBy === 'environment' || setBy === 'demo') return null;

  async function remove(): Promise<void> {
    for (const secret of secretsOf[provider]) await mutateAsync({ name: secret, value: null });
  }

  const set = isSet ? t.replace : t.set;
  return (
    <div className={classes['deeds']}>
      <Button component={Link} href={stepAddress(shop.id, 'keys')} variant="default" aria-label={t.of(set, name)}>
        {set}
      </Button>
      {isSet && (
        <AskedButton
          {...{ label: t.remove, hint: t.of(t.remove, name), title: t.removeTitle(name) }}
          look="plain"
          {...{ words: t.removeWords[provider], done: t.removed(name) }}
          act={remove}
        />
      )}
    </div>
  );
}
