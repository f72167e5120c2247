import { join } from 'node:path';

import { Business } from '../../server/contract/businesses.ts';
import { DEFAULT_BUSINESS } from '../../server/domain/call-record.ts';
import { makeCard } from '../../server/domain/card-maker.ts';
import { maskedNumber } from '../../server/domain/phone-number.ts';
import { findingKey, reconcile } from '../../server/domain/reconcile.ts';
import { openData } from '../../server/open-data.ts';
import { readConfig } from '../../server/platform/config.ts';
import { newId, opaqueId } from '../../server/platform/ids.ts';
import { createCallerKeys } from '../../server/services/caller-keys.ts';
import { toFact } from '../../server/services/observations.ts';
import { shownFact } from '../../server/store/facts-store.ts';
import type { Stores } from '../../server/store/open-stores.ts';
import { COPY_TAIL, multiply, type KeyedNumber } from './multiply.ts';
import { callOf, findingsOf, numberOf } from './people.ts';
import { BENCH_SHOP } from './shop.ts';

/** `made` people go through the product's own rules and stores; the rest are their copies. It divides `callers`. */
export type SeedSize = { callers: number; made: number; callsEach: number };

const DAY_MS = 86_400_000;
/** A card tells the last three calls, so no more are needed to make it. */
const CALLS_ON_CARD = 3;

/**
 * Fills a new data directory with people the product could have remembered itself: names, facts where they stand,
 * calls with summaries, and each one's card. Without turns and the search index, which no ringing phone reads.
 */
export function seedDirectory(dataDir: string, { callers, made, callsEach }: SeedSize): void {
  const now = new Date();
  const data = openData({ config: readConfig(BENCH_SHOP), dataDir, demo: false, serving: true, now: () => now });
  const keys = createCallerKeys({ installKey: data.installKey, box: data.box });
  const sealed = keys.seal(numberOf(0));
  // In the order of their keys, so that the index grows at its end instead of in a million places.
  const numbers = Array.from({ length: callers }, (_, index): KeyedNumber => {
    const e164 = numberOf(index);
    return { key: keys.of(e164), publicId: opaqueId(), sealed, masked: maskedNumber(e164) };
  });
  numbers.sort((a, b) => (a.key < b.key ? -1 : 1));
  data.stores.transact(() => {
    data.stores.businesses.save(Business.parse({ id: DEFAULT_BUSINESS, name: 'Bench' }), now.toISOString());
    for (const [index, { key, publicId, masked }] of numbers.slice(0, made).entries()) {
      const number = { businessId: DEFAULT_BUSINESS, key, publicId, sealedNumber: sealed, masked };
      const identityId = data.stores.people.addIdentity(number, now.toISOString());
      addPerson(data.stores, { index, identityId, callsEach, age: index / made, now });
    }
  });
  data.stores.checkpoint();
  data.close();
  if (made < callers) multiply(join(dataDir, 'linekeeper.db'), { numbers, made });
}

type Newcomer = { index: number; identityId: number; callsEach: number; age: number; now: Date };

function addPerson(stores: Stores, { index, identityId, callsEach, age, now }: Newcomer): void {
  const personId = copyableId();
  stores.people.addPerson(personId, now.toISOString(), identityId);
  const daysBetween = 60 / callsEach;
  const calls = Array.from({ length: callsEach }, (_, nth) => {
    const startedAt = new Date(now.getTime() - daysBetween * (callsEach - nth - age / 2) * DAY_MS).toISOString();
    return callOf({ id: copyableId(), caller: index, nth, identityId, personId, startedAt });
  });
  for (const call of calls) stores.calls.save(call);

  const facts = addFacts(stores, { index, personId, call: calls.at(-1) });
  const card = makeCard({
    ...{ facts: facts.filter(({ status }) => status === 'active').map(shownFact), tasks: [], notes: [] },
    calls: calls
      .slice(-CALLS_ON_CARD)
      .reverse()
      .map((call) => ({ ...call, endedAt: call.endedAt ?? call.startedAt })),
    callCount: calls.length,
    ...{ trade: 'salon', zone: 'Europe/London', now: now.toISOString() },
  });
  stores.people.describe(personId, card.name, JSON.stringify(card));
}

type Teller = { index: number; personId: string; call: ReturnType<typeof callOf> | undefined };

function addFacts(stores: Stores, { index, personId, call }: Teller) {
  if (!call) throw new RangeError('Everybody has called at least once.');
  const at = { saidAt: call.startedAt, trade: 'salon', personId, callId: call.id } as const;
  const fresh = findingsOf(index).map((finding) => ({ ...toFact(finding, at), id: copyableId() }));
  const standings = new Map(reconcile(fresh, 'salon').map((standing) => [standing.id, standing]));
  const facts = fresh.map((fact) => ({ ...fact, ...standings.get(fact.id) }));
  for (const fact of facts) stores.facts.add(fact, findingKey(call.id, fact));
  return facts;
}

/** An id of ours with an end that copies exchange for their own. */
function copyableId(): string {
  return newId().slice(0, -COPY_TAIL.length) + COPY_TAIL;
}

if (import.meta.main) {
  const [directory = '', size = ''] = process.argv.slice(2);
  seedDirectory(directory, JSON.parse(size) as SeedSize);
}
