import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import { createStatusDesk } from '../../server/services/status.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { createToldStatus } from '../../server/tunnel/told-status.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

it('when one knocking at our own door begins before the last is over, then both are still ours', () => {
  const stores = openStores(join(temporaryDirectory(), 'linekeeper.db'));
  onTestFinished(() => stores.close());
  const now = (): Date => new Date('2026-11-20T10:00:00Z');
  const desk = createStatusDesk({
    ...{ stores, version: '1.0.0', startedAt: now(), demo: false, problems: () => [], remoteWrites: () => false },
    doors: () => ({ webhookUrl: null, deskUrl: null, publicUrl: null }),
    tunnel: createToldStatus({ now, onChange: () => undefined }).now,
  });

  desk.knocking(true);
  desk.knocking(true);
  desk.knocking(false);
  expect(desk.isKnocking()).toBe(true);

  desk.knocking(false);
  expect(desk.isKnocking()).toBe(false);
});
