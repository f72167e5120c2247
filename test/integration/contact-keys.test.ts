import { join } from 'node:path';

import Database from 'better-sqlite3';
import { expect, it } from 'vitest';

import { CUT, deskOnFile } from '../support/front-desk/desk-on-file.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const START = '2026-11-23T09:00:00.000Z';

it('when a number was kept before its hash was, then the next start makes it, and an address has none', () => {
  const file = join(temporaryDirectory(), 'linekeeper.db');
  const before = deskOnFile(file);
  before.setUp({ people: 2 });
  const book = (contact: string): string => {
    const who = { callerId: null, name: 'Ben', contact };
    const same = { businessId: 'default', serviceId: CUT, staffId: null, addOnIds: [], holder: null, note: null };
    return before.frontDesk.booking.book({ ...same, start: START, who, by: 'staff', key: null }).id;
  };
  const [numbered, addressed] = [book('+12125550181'), book('ben@example.com')];
  const key = before.stores.appointments.find(numbered)?.contactKey ?? '';
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  before.close();
  const old = new Database(file);
  old.exec('UPDATE appointments SET contact_key = NULL');
  old.close();

  const after = deskOnFile(file);
  const found = (): string[] => after.stores.appointments.ofContact('default', key).map(({ id }) => id);
  expect(found()).toEqual([]);
  after.frontDesk.look();
  expect(found()).toEqual([numbered]);
  expect(after.stores.appointments.find(addressed)?.contactKey).toBeNull();
  after.close();
});
