import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ringing } from '../../server/domain/call-record.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { aBusiness, aPack } from '../support/people-and-shops.ts';

const id = fc.uuid();
const maybe = fc.option(fc.string({ minLength: 1, maxLength: 40 }), { nil: null });

describe('a call that is begun by its ring', () => {
  it('reads back as one that was saved whole, with its person', () => {
    const { businesses, calls, people } = openStores(':memory:');
    const at = '2026-11-20T09:00:00.000Z';
    businesses.save(aBusiness({ id: 'default' }), at);
    const number = { businessId: 'default', key: 'key', publicId: 'public', sealedNumber: null, masked: null };
    const identityId = people.addIdentity(number, at);
    people.addPerson('person', at, identityId);
    const rings = fc.record({ id, callSid: id, conversationId: fc.option(id, { nil: null }), agentId: maybe });
    fc.assert(
      fc.property(rings, fc.boolean(), (ids, known) => {
        const where = { businessId: 'default', startedAt: '2026-11-20T09:00:00.000Z' };
        const ring = { ...ids, ...where, identityId: known ? identityId : null };
        const personId = known ? 'person' : null;
        calls.begin(ring, personId, aPack());
        const begun = calls.find(ring.id);
        calls.remove(ring.id);
        calls.save({ ...ringing(ring), personId });
        expect(begun).toEqual(calls.find(ring.id));
      }),
      { numRuns: 200 },
    );
  });
});
