import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../server/store/database.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { ringing } from '../../server/domain/call-record.ts';
import { aBusiness, aPack } from '../support/people-and-shops.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const AT = '2026-11-20T09:00:00.000Z';

/** The same number at a salon and at a dentist, with one person each. */
function twoShops() {
  const file = `${temporaryDirectory()}/linekeeper.db`;
  const stores = openStores(file);
  const [salon, dentist] = (['salon', 'dentist'] as const).map((businessId) => {
    stores.businesses.save(aBusiness({ id: businessId }), AT);
    const number = { businessId, key: 'key', publicId: `public-${businessId}`, sealedNumber: null, masked: '••23' };
    const identityId = stores.people.addIdentity(number, AT);
    stores.people.addPerson(`person-${businessId}`, AT, identityId);
    return { businessId, identityId, personId: `person-${businessId}` };
  });
  if (!salon || !dentist) throw new Error('two shops were opened');
  return { file, stores, salon, dentist };
}

const aCall = (businessId: string, identityId: number | null) =>
  ringing({ id: 'call', businessId, identityId, conversationId: null, callSid: 'CA1', agentId: null, startedAt: AT });

describe('the database', () => {
  it('when the same number calls two businesses, then it is found in each with its own people', () => {
    const { stores, salon, dentist } = twoShops();
    for (const { businessId, identityId, personId } of [salon, dentist]) {
      expect(stores.people.identity(businessId, 'key')).toMatchObject({ id: identityId, businessId });
      const rows = stores.people.ring(businessId, 'key', null);
      expect(rows.map((row) => row.slice(0, 3))).toEqual([[identityId, `public-${businessId}`, personId]]);
      expect(stores.people.businessOf(personId)).toBe(businessId);
    }
    expect(stores.people.ring('elsewhere', 'key', null)).toEqual([]);
    stores.close();
  });

  it('when a person is to be linked to a number of another business, then it refuses', () => {
    const { file, stores, salon, dentist } = twoShops();
    stores.close();
    const db = openDatabase(file);
    const link = db.prepare('INSERT INTO person_identities (identity_id, person_id) VALUES (?, ?)');
    expect(() => link.run(salon.identityId, dentist.personId)).toThrow(/two businesses/);
    expect(() => link.run(dentist.identityId, salon.personId)).toThrow(/two businesses/);
    db.close();
  });

  it('when a call is to get a number or a person of another business, then it refuses, however it is written', () => {
    const { stores, salon, dentist } = twoShops();
    const { calls } = stores;
    const own = { ...aCall('salon', salon.identityId), personId: salon.personId };
    expect(() => calls.begin(aCall('salon', dentist.identityId), null, aPack())).toThrow(/two businesses/);
    expect(() => calls.begin(aCall('salon', salon.identityId), dentist.personId, aPack())).toThrow(/two businesses/);
    calls.save(own);
    expect(() => calls.save({ ...own, businessId: 'dentist' })).toThrow(/two businesses/);
    expect(() => calls.save({ ...own, identityId: dentist.identityId })).toThrow(/two businesses/);
    expect(() => calls.assign(own.id, dentist.personId)).toThrow(/two businesses/);
    expect(calls.find(own.id)).toEqual(own);
    stores.close();
  });

  it('when somebody still has a call, then neither they nor their number can be removed beneath it', () => {
    const { stores, salon } = twoShops();
    stores.calls.save({ ...aCall('salon', salon.identityId), personId: salon.personId });
    expect(() => stores.people.removePerson(salon.personId)).toThrow(/still has calls/);
    expect(() => stores.people.removeIdentity(salon.identityId)).toThrow(/still has calls/);
    stores.calls.remove('call');
    stores.people.removePerson(salon.personId);
    stores.people.removeIdentity(salon.identityId);
    expect(stores.people.anybodyIn('salon')).toBe(false);
    stores.close();
  });

  it('when somebody hangs on a business, then it cannot be removed beneath them', () => {
    const { stores, dentist } = twoShops();
    expect(() => stores.businesses.remove('dentist')).toThrow(/FOREIGN KEY/);
    stores.people.removePerson(dentist.personId);
    expect(stores.businesses.remove('dentist')).toBe(true);
    expect(stores.people.identity('dentist', 'key')).toBeUndefined();
    stores.close();
  });

  it('when a number rang before, then the last ring is told without the call that asks', () => {
    const { stores, salon } = twoShops();
    const rang = (id: string, callSid: string | null, startedAt: string): void =>
      stores.calls.begin({ ...aCall('salon', salon.identityId), id, callSid, startedAt }, null, aPack());
    rang('a', 'CA1', '2026-11-20T09:00:00.000Z');
    rang('b', null, '2026-11-20T09:01:00.000Z');
    rang('c', 'CA3', '2026-11-20T09:02:00.000Z');
    const lastRing = (asking: string | null) => stores.people.ring('salon', 'key', asking)[0]?.[5];
    expect(lastRing('CA3')).toBe('2026-11-20T09:01:00.000Z');
    expect(lastRing('CA1')).toBe('2026-11-20T09:02:00.000Z');
    expect(lastRing(null)).toBe('2026-11-20T09:02:00.000Z');
    stores.close();
  });
});
