import type { AppEvents } from '#contract/events.ts';
import type { KeyState } from '#contract/connect.ts';
import type { SecretName } from '#contract/settings.ts';
import type { ProviderFault, Provider } from './domain/providers/fault.ts';
import type { PhoneAccount } from './domain/providers/phone-account.ts';
import type { VoiceAccount } from './domain/providers/voice-account.ts';
import { readElevenLabsRefusal } from './integrations/elevenlabs/refusal.ts';
import { createVoiceAccount } from './integrations/elevenlabs/voice-account.ts';
import { createVoiceClient } from './integrations/elevenlabs/voice-client.ts';
import { createOutcomes, type Outcomes } from './integrations/http/outcomes.ts';
import { createTransport } from './integrations/http/transport.ts';
import { createPhoneAccount } from './integrations/twilio/phone-account.ts';
import { readTwilioRefusal } from './integrations/twilio/refusal.ts';
import { createTwilioRest } from './integrations/twilio/rest.ts';
import type { Bus } from './platform/bus.ts';
import { createClockSkew, type ClockSkew } from './platform/clock-skew.ts';
import type { Config } from './platform/config.ts';
import type { Preferences } from './services/preferences.ts';
import { createProviderJobs } from './services/provider-jobs.ts';
import type { SecretKeeper } from './services/secret-keeper.ts';

type Deps = {
  config: Pick<Config, 'elevenLabs' | 'twilio'>;
  secrets: SecretKeeper;
  preferences: Pick<Preferences, 'phoneAccount'>;
  version: string;
  now: () => Date;
};

/** What opens a Twilio account. */
export type PhoneKeys = { accountSid: string; authToken: string; apiKey?: { sid: string; secret: string } };

export type Providers = {
  /** The account of the keys that are set now. Throws ProviderFault `key_missing`. */
  voice: () => VoiceAccount;
  phone: () => PhoneAccount;
  /** The account of keys that nobody keeps yet, to try them. */
  voiceBy: (key: string) => VoiceAccount;
  phoneBy: (keys: PhoneKeys) => PhoneAccount;
  /** What is set for Twilio, for whoever has to hand it on. Throws ProviderFault `key_missing`. */
  phoneKeys: () => PhoneKeys;
  state: { voice(): KeyState; phone(): KeyState };
  clock: ClockSkew;
  /** The network is another one, or the computer woke: whoever rests may be asked at once. */
  tryNow(): void;
};

/** The two accounts, by whatever keys are set at the moment, and how they are. */
export function wireProviders({ config, secrets, preferences, version, now }: Deps): Providers {
  const clock = createClockSkew({ now, elapsed: () => performance.now() });
  const agent = `Linekeeper/${version}`;
  const ways = {
    elevenlabs: createTransport({ provider: 'elevenlabs', readRefusal: readElevenLabsRefusal, clock }),
    twilio: createTransport({ provider: 'twilio', readRefusal: readTwilioRefusal, clock }),
  };
  const voiceBy = (key: string, outcomes: Outcomes): VoiceAccount =>
    createVoiceAccount(
      createVoiceClient({ transport: ways.elevenlabs, baseUrl: config.elevenLabs.baseUrl, key, agent, outcomes }),
    );
  const phoneBy = (keys: PhoneKeys, outcomes: Outcomes): PhoneAccount =>
    createPhoneAccount(
      createTwilioRest({
        transport: ways.twilio,
        baseUrl: config.twilio.baseUrl,
        login: toLogin(keys),
        agent,
        outcomes,
      }),
    );
  const voice = keptBy(voiceBy, now);
  const phone = keptBy(phoneBy, now);

  const missing = (provider: Provider): ProviderFault => ways[provider].fault('key_missing');
  const voiceKey = (): string | undefined => secrets.inUse('elevenLabsKey')[0];
  function keysOfPhone(): PhoneKeys | undefined {
    const accountSid = config.twilio.accountSid ?? preferences.phoneAccount();
    const [authToken] = secrets.inUse('twilioToken');
    if (!accountSid || !authToken) return undefined;
    const [sid, secret] = secrets.inUse('twilioApiKey')[0]?.split(':', 2) ?? [];
    return { accountSid, authToken, ...(sid && secret && { apiKey: { sid, secret } }) };
  }
  function phoneKeys(): PhoneKeys {
    const keys = keysOfPhone();
    if (keys === undefined) throw missing('twilio');
    return keys;
  }
  function setBy(name: SecretName): KeyState['setBy'] {
    if (secrets.isMadeUp(name)) return 'demo';
    if (secrets.byEnvironment(name)) return 'environment';
    return secrets.isSet(name) ? 'window' : null;
  }

  return {
    voice() {
      const key = voiceKey();
      if (key === undefined) throw missing('elevenlabs');
      return voice.by(key).account;
    },
    phone: () => phone.by(phoneKeys()).account,
    voiceBy: voice.tryBy,
    phoneBy: phone.tryBy,
    phoneKeys,
    state: {
      voice: () => stateOf(setBy('elevenLabsKey'), voice.known(voiceKey()), null),
      phone: () => stateOf(setBy('twilioToken'), phone.known(keysOfPhone()), keysOfPhone()?.accountSid ?? null),
    },
    clock,
    tryNow: () => Object.values(ways).forEach((way) => way.tryNow()),
  };
}

/** What is to be done at the providers sooner or later. Another key may be just what it waited for. */
export function wireJobs({ bus, ...deps }: Parameters<typeof createProviderJobs>[0] & { bus: Bus<AppEvents> }) {
  const jobs = createProviderJobs(deps);
  bus.subscribe(({ name }) => {
    if (name === 'settings.changed') jobs.tryNow();
  });
  return jobs;
}

type Opened<Account> = { account: Account; outcomes: Outcomes };

/** Opens an account anew when its keys are others than last time. */
function keptBy<Keys, Account>(openBy: (keys: Keys, outcomes: Outcomes) => Account, now: () => Date) {
  type Kept = Opened<Account> & { of: string };
  let [kept, tried]: (Kept | undefined)[] = [];

  function open(keys: Keys): Kept {
    const outcomes = createOutcomes({ now });
    return { of: JSON.stringify(keys), outcomes, account: openBy(keys, outcomes) };
  }
  return {
    by: (keys: Keys): Opened<Account> => {
      const of = JSON.stringify(keys);
      if (kept?.of === of) return kept;
      kept = tried?.of === of ? tried : open(keys);
      tried = undefined;
      return kept;
    },
    /** The account of keys that nobody keeps yet. What came of asking with them goes on counting once they are kept. */
    tryBy: (keys: Keys): Account => {
      tried = open(keys);
      return tried.account;
    },
    /** What came of asking, where these keys were asked with. */
    known: (keys: Keys | undefined): Outcomes | undefined =>
      keys && [kept, tried].find((opened) => opened?.of === JSON.stringify(keys))?.outcomes,
  };
}

function stateOf(setBy: KeyState['setBy'], outcomes: Outcomes | undefined, account: string | null): KeyState {
  return {
    ...{ isSet: setBy !== null, setBy, account },
    checkedAt: outcomes?.checkedAt() ?? null,
    trouble: outcomes?.trouble() ?? null,
  };
}

function toLogin({ accountSid, authToken, apiKey }: PhoneKeys) {
  return apiKey
    ? { accountSid, username: apiKey.sid, password: apiKey.secret }
    : { accountSid, username: accountSid, password: authToken };
}
