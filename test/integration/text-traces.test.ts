import { join } from 'node:path';

import Database from 'better-sqlite3';
import { expect, it } from 'vitest';

import { CUT, deskOnFile } from '../support/front-desk/desk-on-file.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const START = '2026-11-23T09:00:00.000Z';

it('when a number is forgotten, then nothing is left by which a text to it could be found again', () => {
  const file = join(temporaryDirectory(), 'linekeeper.db');
  const bench = deskOnFile(file);
  const { stores, frontDesk } = bench;
  bench.setUp({ people: 1 });
  const who = { callerId: null, name: null, contact: null };
  const wish = { businessId: 'default', serviceId: CUT, staffId: null, addOnIds: [], holder: null, note: null };
  const { id: appointmentId } = frontDesk.booking.book({ ...wish, start: START, who, by: 'staff', key: null });
  const text = (id: string, toKey: string) =>
    stores.texts.add({
      ...{ id, businessId: 'default', kind: 'reminder', occasion: id, appointmentId, entryId: null },
      ...{ aboutMs: 1, dueMs: 1, untilMs: 1, state: 'sent', problem: null, createdAt: START, changedAt: START },
      ...{ toKey, sid: `SM-${id}`, wordsKey: `words-${id}` },
    });
  const number = { businessId: 'default', publicId: 'public', sealedNumber: null, masked: null };
  stores.people.addIdentity({ ...number, key: 'forgotten' }, START);
  text('one', 'forgotten');
  text('other', 'somebody');
  const raw = new Database(file);
  raw.exec(`DELETE FROM identities WHERE key = 'forgotten'`);
  raw.close();
  expect(stores.texts.find('one')).toMatchObject({ toKey: null, sid: null, wordsKey: null });
  expect(stores.texts.find('other')).toMatchObject({ toKey: 'somebody', sid: 'SM-other', wordsKey: 'words-other' });
  bench.close();
});
