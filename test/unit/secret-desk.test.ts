import { expect, it, onTestFinished } from 'vitest';

import type { AppEvents } from '#contract/events.ts';
import { createApiToken } from '../../server/platform/api-token.ts';
import { createBus } from '../../server/platform/bus.ts';
import { createSecretBox } from '../../server/platform/secret-box.ts';
import { createSecretDesk } from '../../server/services/secret-desk.ts';
import { createSecretKeeper } from '../../server/services/secret-keeper.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

it('when a secret was made up for the demo, then it is refused for that, and one of the environment by its variable', () => {
  const stores = openStores(':memory:');
  onTestFinished(() => stores.close());
  const configured = { initiation: ['made-up-for-this-demo'], tool: ['set-in-the-environment'] };
  const box = createSecretBox(Buffer.alloc(32, 7));
  const keeper = createSecretKeeper({ stores, box, configured, madeUp: ['initiation'], now: () => new Date() });
  const apiToken = createApiToken({ dataDir: temporaryDirectory(), configured: undefined });
  const desk = createSecretDesk({ keeper, apiToken, stores, bus: createBus<AppEvents>(() => undefined) });
  const value = 'another-invented-secret';

  expect(() => desk.set({ name: 'initiation', value })).toThrow(/^It was made up for the demo/);
  expect(() => desk.set({ name: 'tool', value })).toThrow(/^LINEKEEPER_TOOL_SECRET sets it/);
  expect(keeper.inUse('initiation')).toEqual(['made-up-for-this-demo']);
});
