import type { AppEvents } from '#contract/events.ts';
import type { SettingsServices } from './handlers-settings.ts';
import type { Data } from './open-data.ts';
import { createApiToken, type ApiTokenHolder } from './platform/api-token.ts';
import type { Bus } from './platform/bus.ts';
import type { Config } from './platform/config.ts';
import type { BusinessBook } from './services/business-book.ts';
import type { CallKeeper } from './services/call-keeper.ts';
import type { CallerKeys } from './services/caller-keys.ts';
import type { Learning } from './services/learning.ts';
import type { MemoryRefresh } from './services/memory-refresh.ts';
import type { Notes } from './services/notes.ts';
import { createPreferences, type Preferences } from './services/preferences.ts';
import type { Recordings } from './services/recordings.ts';
import { createRehearsalShelf } from './services/rehearsal-shelf.ts';
import { createRehearsedLearning } from './services/rehearsed-learning.ts';
import { createRehearsing } from './services/rehearsing.ts';
import type { RemoteWrites } from './services/remote-writes.ts';
import { createRetention, type RetentionKeeper } from './services/retention.ts';
import { createRingPreview } from './services/ring-preview.ts';
import { createSecretDesk } from './services/secret-desk.ts';
import { createSecretKeeper, type SecretKeeper } from './services/secret-keeper.ts';
import { createSettingsDesk } from './services/settings-desk.ts';
import { createSoulDesk } from './services/soul-desk.ts';
import type { SoulFiles } from './services/soul-files.ts';

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
export type Chosen = { secrets: SecretKeeper; apiToken: ApiTokenHolder; preferences: Preferences };

export function wireChosen({ data, config, dataDir, now }: Omit<Options, 'bus' | 'report' | 'resourcesDir'>): Chosen {
  const { stores, box } = data;
  const { webhook, initiation, tool, apiToken, madeUp } = config.secrets;
  const modelKey = config.model.apiKey === undefined ? [] : [config.model.apiKey];
  return {
    secrets: createSecretKeeper({ stores, box, configured: { webhook, initiation, tool, modelKey }, madeUp, now }),
    apiToken: createApiToken({ dataDir, configured: apiToken }),
    preferences: createPreferences(stores),
  };
}

type Base = Chosen & {
  souls: SoulFiles;
  book: BusinessBook;
  keys: CallerKeys;
  notes: Notes;
  refresh: MemoryRefresh;
  recordings: Recordings;
  learning: Learning;
  keeper: CallKeeper;
  remoteWrites: RemoteWrites;
};

/** Settings and Rehearse. */
export function wireSettings(
  { data, config, resourcesDir, bus, now, report }: Options,
  { secrets: kept, apiToken, preferences, souls, book, keys, notes, ...base }: Base,
): { commands: SettingsServices; retention: RetentionKeeper } {
  const { stores } = data;
  const { refresh, recordings, learning, keeper, remoteWrites } = base;
  const retention = createRetention({ stores, preferences, refresh, recordings, now, report });
  const secrets = createSecretDesk({ keeper: kept, apiToken, stores, bus });
  const modelConfigured = config.model.baseUrl !== undefined && config.model.name !== undefined;
  const preview = createRingPreview({ stores, book, globalNotes: notes.globalNotes });
  const rehearsed = createRehearsedLearning({ stores, keys, learning, keeper });
  const commands = {
    settings: createSettingsDesk({ preferences, retention, remoteWrites, secrets, modelConfigured, bus }),
    secrets,
    souls: createSoulDesk({ souls, book, preview, bus, now }),
    shelf: createRehearsalShelf({ resourcesDir }),
    rehearsing: createRehearsing({ stores, book, learning: rehearsed, preview, bus, now }),
  };
  return { commands, retention };
}
