import type { AppEvents } from '#contract/events.ts';
import type { SecretName } from '#contract/settings.ts';
import type { SettingsServices } from './handlers-settings.ts';
import type { Data } from './open-data.ts';
import { createApiToken, type ApiTokenHolder } from './platform/api-token.ts';
import type { Bus } from './platform/bus.ts';
import type { Config } from './platform/config.ts';
import type { BusinessBook } from './services/business-book.ts';
import type { CallKeeper } from './services/call-keeper.ts';
import type { CallerKeys } from './services/caller-keys.ts';
import type { CallsKnown } from './services/calls-known.ts';
import type { Forgetting } from './services/forgetting.ts';
import type { Learning } from './services/learning.ts';
import type { FactIndex } from './services/fact-index.ts';
import type { MemoryRefresh } from './services/memory-refresh.ts';
import type { Notes } from './services/notes.ts';
import { createModelLook } from './integrations/model/look.ts';
import { originOf } from './domain/model/model-in-use.ts';
import { createModelKey, type ModelKey } from './services/model-key.ts';
import { createModelDesk, type ModelDesk } from './services/model-desk.ts';
import { createPreferences, type Preferences } from './services/preferences.ts';
import type { Recordings } from './services/recordings.ts';
import { createRehearsalShelf } from './services/rehearsal-shelf.ts';
import { createRehearsedLearning } from './services/rehearsed-learning.ts';
import { createRehearsing } from './services/rehearsing.ts';
import type { RemoteWrites } from './services/remote-writes.ts';
import { createRetention, type RetentionKeeper } from './services/retention.ts';
import { createRingPreview } from './services/ring-preview.ts';
import { createSecretDesk, type SecretDesk } from './services/secret-desk.ts';
import { createSecretKeeper, type SecretKeeper } from './services/secret-keeper.ts';
import { createSettingsDesk } from './services/settings-desk.ts';
import { createSoulDesk } from './services/soul-desk.ts';
import type { SoulFiles } from './services/soul-files.ts';
import type { TunnelDesk } from './services/tunnel-desk.ts';

type Options = {
  data: Data;
  config: Config;
  dataDir: string;
  resourcesDir: string;
  bus: Bus<AppEvents>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

/** What the owner set, as far as other parts go by it. */
export type Chosen = {
  secrets: SecretKeeper;
  secretDesk: SecretDesk;
  apiToken: ApiTokenHolder;
  preferences: Preferences;
  model: ModelDesk;
  modelKey: ModelKey;
};

export function wireChosen({ data, config, dataDir, bus, now }: Omit<Options, 'report' | 'resourcesDir'>): Chosen {
  const { stores, box } = data;
  const { webhook, initiation, tool, brain, relay, apiToken: tokenGiven, madeUp } = config.secrets;
  const listed = (value: string | undefined): string[] => (value === undefined ? [] : [value]);
  const configured = {
    ...{ webhook, initiation, tool, brain, relay },
    modelKey: listed(config.model.apiKey),
    tunnelToken: listed(config.tunnel.token),
    elevenLabsKey: listed(config.elevenLabs.apiKey),
    twilioToken: listed(config.twilio.authToken),
    twilioApiKey: listed(config.twilio.apiKey),
  };
  const secrets = createSecretKeeper({ stores, box, configured, madeUp, now });
  const apiToken = createApiToken({ dataDir, configured: tokenGiven });
  const preferences = createPreferences(stores);
  const given = { baseUrl: config.model.baseUrl, name: config.model.name, variable: config.model.variable };
  const modelKey = createModelKey({ given, keeper: secrets });
  const look = createModelLook({ apiKey: modelKey.at });
  const model = createModelDesk({ given, preferences, look, key: modelKey, bus });
  const modelAddress = (): string | null => model.get().baseUrl;
  modelKey.settle(modelAddress());
  const goesTo = (of: SecretName): string | null => {
    const address = of === 'modelKey' ? modelAddress() : null;
    return address === null ? null : originOf(address);
  };
  const secretDesk = createSecretDesk({ keeper: secrets, apiToken, stores, bus, goesTo });
  return { secrets, secretDesk, apiToken, preferences, model, modelKey };
}

type Base = Chosen & {
  souls: SoulFiles;
  book: BusinessBook;
  keys: CallerKeys;
  notes: Notes;
  index: FactIndex;
  refresh: MemoryRefresh;
  recordings: Recordings;
  learning: Learning;
  keeper: CallKeeper;
  remoteWrites: RemoteWrites;
  tunnel: TunnelDesk;
  forgetting: Pick<Forgetting, 'forgetIdle'>;
  isPaused: () => boolean;
  callsKnown: CallsKnown;
};

/** Settings and Rehearse. */
export function wireSettings(
  { data, config, resourcesDir, bus, now, report }: Options,
  { secretDesk: secrets, preferences, souls, book, keys, notes, tunnel, ...base }: Base,
): { commands: SettingsServices; retention: RetentionKeeper } {
  const { stores } = data;
  const { index, refresh, recordings, learning, keeper, remoteWrites } = base;
  const { isPaused, callsKnown: calls } = base;
  const { forgetIdle } = base.forgetting;
  const retaining = { stores, preferences, refresh, recordings, forgetIdle, isPaused, calls, now, report };
  const retention = createRetention(retaining);
  bus.subscribe(({ name }) => {
    if (name === 'conversations.changed') retention.look();
  });
  const modelConfigured = (): boolean => base.model.inUse() !== null;
  const preview = createRingPreview({ stores, book, globalNotes: notes.globalNotes });
  const rehearsed = createRehearsedLearning({ stores, keys, learning, keeper, index });
  const commands = {
    settings: createSettingsDesk({
      ...{ preferences, retention, remoteWrites, secrets, tunnel, modelConfigured, isShop: book.has, bus },
      onlyProvidersSet: config.onlyProviders,
    }),
    ...{ secrets, model: base.model },
    souls: createSoulDesk({ souls, book, preview, bus, now }),
    shelf: createRehearsalShelf({ resourcesDir }),
    rehearsing: createRehearsing({ stores, book, learning: rehearsed, preview, bus, now }),
  };
  return { commands, retention };
}
