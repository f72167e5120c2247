import { onTestFinished } from 'vitest';

import { readConfig } from '../../../server/platform/config.ts';
import { createSecretBox } from '../../../server/platform/secret-box.ts';
import { createPreferences } from '../../../server/services/preferences.ts';
import { createSecretKeeper } from '../../../server/services/secret-keeper.ts';
import { openStores } from '../../../server/store/open-stores.ts';
import { wireProviders } from '../../../server/wiring-providers.ts';

/** Both accounts as the program has them, with keys from the window only. */
export function wiredProviders(env: Record<string, string>) {
  const stores = openStores(':memory:');
  onTestFinished(() => stores.close());
  const now = (): Date => new Date();
  const secrets = createSecretKeeper({
    ...{ stores, now, configured: {}, madeUp: [] },
    box: createSecretBox(Buffer.alloc(32, 7)),
  });
  const preferences = createPreferences(stores);
  const config = readConfig(env);
  return { secrets, preferences, providers: wireProviders({ config, secrets, preferences, version: '1.0.0', now }) };
}
