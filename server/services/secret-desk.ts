import type { z } from 'zod';

import type { ParsedInput } from '#contract/commands.ts';
import { refused, type AppError } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { SecretName, type ShownSecret } from '#contract/settings.ts';
import { tell } from '#contract/told.ts';
import type { ApiTokenHolder } from '../platform/api-token.ts';
import type { Bus } from '../platform/bus.ts';
import { ApiToken, ProviderKey, SharedSecret, TwilioApiKey } from '../platform/config-values.ts';
import type { Stores } from '../store/open-stores.ts';
import type { SecretKeeper } from './secret-keeper.ts';

type Deps = {
  keeper: SecretKeeper;
  apiToken: ApiTokenHolder;
  stores: Stores;
  bus: Bus<AppEvents>;
  /** Where the owner has it sent, as of now; null: nowhere, or not settled yet. */
  goesTo?: (name: SecretName) => string | null;
};

/** What each secret is, its name in the environment, and how it may be written. */
const SECRETS = {
  initiation: {
    title: 'Secret header of the call-start webhook',
    variable: 'LINEKEEPER_INITIATION_SECRET',
    form: SharedSecret,
  },
  webhook: {
    title: 'Signing secret of the post-call webhook',
    variable: 'ELEVENLABS_WEBHOOK_SECRET',
    form: SharedSecret,
  },
  tool: { title: 'Secret header of the agent’s tools', variable: 'LINEKEEPER_TOOL_SECRET', form: SharedSecret },
  brain: { title: 'Secret header of the Speech Engine', variable: 'SHARED_SECRET', form: SharedSecret },
  relay: { title: 'Bearer secret of the custom LLM', variable: 'LINEKEEPER_RELAY_SECRET', form: SharedSecret },
  apiToken: { title: 'Token of the owner’s API', variable: 'LINEKEEPER_API_TOKEN', form: ApiToken },
  modelKey: { title: 'Key of your own language model', variable: 'LLM_API_KEY', form: ProviderKey },
  tunnelToken: { title: 'Token of the named tunnel', variable: 'CLOUDFLARE_TUNNEL_TOKEN', form: ProviderKey },
  elevenLabsKey: { title: 'Key of the ElevenLabs account', variable: 'ELEVENLABS_API_KEY', form: ProviderKey },
  twilioToken: { title: 'Auth token of the Twilio account', variable: 'TWILIO_AUTH_TOKEN', form: SharedSecret },
  twilioApiKey: { title: 'API key of the Twilio account', variable: 'TWILIO_API_KEY', form: TwilioApiKey },
} as const;

/** What others prove themselves with here: they need a while to change over. */
const CHECKED_HERE: readonly SecretName[] = ['initiation', 'webhook', 'tool', 'brain', 'relay', 'twilioToken'];

const TOKEN_SET = 'api-token.set-in-window';

export type SecretDesk = ReturnType<typeof createSecretDesk>;

/** The owner's hand on the secrets: values go in and never come back. */
export function createSecretDesk({ keeper, apiToken, stores, bus, goesTo = () => null }: Deps) {
  const byEnvironment = (name: SecretName): boolean =>
    name === 'apiToken' ? apiToken.isConfigured : keeper.byEnvironment(name);

  function setBy(name: SecretName): ShownSecret['setBy'] {
    if (keeper.isMadeUp(name)) return 'demo';
    if (byEnvironment(name)) return 'environment';
    const inWindow = name === 'apiToken' ? stores.settings.get(TOKEN_SET) === 'yes' : keeper.isSet(name);
    return inWindow ? 'window' : null;
  }

  const list = (): ShownSecret[] =>
    SecretName.options.map((name) => {
      const { title, variable } = SECRETS[name];
      // The first start makes a token of its own where none is given.
      const isSet = name === 'apiToken' || keeper.isSet(name);
      return { name, title, variable, isSet, setBy: setBy(name), previousUntil: keeper.previousUntil(name) };
    });

  function put(name: SecretName, value: string | null): void {
    if (name !== 'apiToken')
      return keeper.set(name, value, { overlap: CHECKED_HERE.includes(name), goesTo: goesTo(name) });
    apiToken.replace(value);
    stores.settings.set(TOKEN_SET, value === null ? 'no' : 'yes');
  }

  return {
    list,
    /** Throws `conflict` for what the environment sets, and `invalid_input` for what would never work. */
    set({ name, value }: ParsedInput<'secrets.set'>): { secrets: ShownSecret[] } {
      const { variable, form } = SECRETS[name];
      if (keeper.isMadeUp(name)) throw refused('conflict', tell('made_up_for_demo'));
      if (byEnvironment(name)) throw refused('conflict', tell('set_by_environment', { variable }));
      const checked = value === null ? null : form.safeParse(value.trim());
      if (checked?.success === false) throw unusable(checked.error.issues[0]);
      put(name, checked?.data ?? null);
      bus.publish('settings.changed', {});
      return { secrets: list() };
    },
  };
}

function unusable(issue: z.core.$ZodIssue | undefined): AppError {
  if (issue?.code === 'too_small')
    return refused('invalid_input', tell('secret_too_short', { least: Number(issue.minimum) }));
  if (issue?.code === 'too_big')
    return refused('invalid_input', tell('secret_too_long', { most: Number(issue.maximum) }));
  return refused('invalid_input', tell('secret_not_plain'));
}
