import Database from 'better-sqlite3';
import fc from 'fast-check';

import { describe, expect, it } from 'vitest';

import { ringing, type CallRecord } from '../../server/domain/call-record.ts';
import { openStores, type Stores } from '../../server/store/open-stores.ts';
import { aBusiness, aPack } from '../support/people-and-shops.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const KEYS = ['first', 'second'] as const;
const SIDS = ['CA1', 'CA2', 'CA3', null] as const;

const step = fc.oneof(
  fc.record({ does: fc.constant('ring'), call: fc.nat(3), number: fc.nat(1), sid: fc.nat(3) }),
  fc.record({ does: fc.constantFrom('end', 'renumber', 'remove', 'absorb', 'undone end', 'reopen'), call: fc.nat(3) }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** The row that the older call is joined in comes after that of the younger one. */
const JOINED: Step[] = [
  { does: 'ring', call: 1, number: 0, sid: 1 },
  { does: 'ring', call: 0, number: 0, sid: 2 },
  { does: 'absorb', call: 1 },
];

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 20, 9, minute)).toISOString();

function shopIn(file: string) {
  let stores = openStores(file);
  stores.businesses.save(aBusiness({ id: 'shop' }), at(0));
  const numbers = KEYS.map((key) =>
    stores.people.addIdentity({ businessId: 'shop', key, publicId: key, sealedNumber: null, masked: null }, at(0)),
  );
  const taken = (sid: string | null): boolean => sid !== null && stores.calls.findBySid(sid) !== undefined;

  function begin(id: string, number: number, sid: string | null, minute: number): void {
    if (stores.calls.find(id) || taken(sid)) return;
    const ring = { id, businessId: 'shop', identityId: numbers[number] ?? null, conversationId: null };
    stores.calls.begin({ ...ring, callSid: sid, agentId: null, startedAt: at(minute) }, null, aPack());
  }

  function change(call: CallRecord, does: string): void {
    const ended: CallRecord = { ...call, status: 'ended', endedAt: at(59) };
    if (does === 'end') stores.calls.save(ended);
    if (does === 'renumber') stores.calls.save({ ...call, identityId: numbers[1] ?? null });
    if (does === 'remove') stores.calls.remove(call.id);
    if (does === 'absorb') stores.calls.absorb({ ...call, id: 'joined', callSid: null }, call.id);
    if (does === 'undone end') undone(() => stores.calls.save(ended));
  }

  function undone(work: () => void): void {
    const stop = new Error('taken back');
    expect(() =>
      stores.transact(() => {
        work();
        throw stop;
      }),
    ).toThrow(stop);
  }

  return {
    numbers,
    stores: (): Stores => stores,
    play(steps: readonly Step[]): void {
      for (const [index, one] of steps.entries()) {
        if ('sid' in one) begin(`call-${one.call}`, one.number, SIDS[one.sid] ?? null, index + 1);
        else if (one.does === 'reopen') {
          stores.close();
          stores = openStores(file);
        } else {
          const call = stores.calls.find(`call-${one.call}`);
          if (call) change(call, one.does);
        }
      }
    },
  };
}

/** The same questions, answered by looking at every row. */
function looked(file: string, numbers: readonly number[]) {
  const db = new Database(file, { readonly: true });
  const rows = db
    .prepare<[], { id: string; sid: string | null; number: number | null; startedAt: string }>(
      'SELECT id, call_sid AS sid, identity_id AS number, started_at AS startedAt FROM calls ORDER BY started_at, id',
    )
    .all();
  db.close();
  return {
    bySid: SIDS.flatMap((sid) => (sid === null ? [] : [rows.find((row) => row.sid === sid)?.id])),
    byNumber: numbers.map((number) => rows.filter((row) => row.number === number).map(({ id }) => id)),
    lastRing: numbers.map((number) => rows.findLast((row) => row.number === number && row.sid !== 'CA1')?.startedAt),
  };
}

describe('calls that are under way', () => {
  it('when calls ring, end, move, go and are taken back in any order, then all are found as if each row were looked at', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const file = `${temporaryDirectory()}/linekeeper.db`;
        const shop = shopIn(file);
        shop.play(steps);
        const { calls, people } = shop.stores();
        expect({
          bySid: SIDS.flatMap((sid) => (sid === null ? [] : [calls.findBySid(sid)?.id])),
          byNumber: shop.numbers.map((number) => calls.ofIdentity(number).map(({ id }) => id)),
          lastRing: KEYS.map((key) => people.ring('shop', key, 'CA1')[0]?.[5] ?? undefined),
        }).toEqual(looked(file, shop.numbers));
        shop.stores().close();
      }),
      { numRuns: 25, examples: [[JOINED]] },
    );
  });

  it('when two calls that are over have one CallSid, then the second is refused', () => {
    const { stores } = shopIn(`${temporaryDirectory()}/linekeeper.db`);
    const ring = { businessId: 'shop', identityId: null, conversationId: null, callSid: 'CA1', agentId: null };
    stores().calls.save({ ...ringing({ id: 'ended', ...ring, startedAt: at(1) }), status: 'ended' });
    expect(() =>
      stores().calls.save({ ...ringing({ id: 'other', ...ring, startedAt: at(2) }), status: 'ended' }),
    ).toThrow(/UNIQUE/u);
    stores().close();
  });
});
