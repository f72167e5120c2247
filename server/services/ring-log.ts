import type { Pack } from '#contract/calls.ts';
import type { AppEvents } from '#contract/events.ts';
import { ringing, withRing, type Ring } from '../domain/call-record.ts';
import { maskedNumber } from '../domain/phone-number.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import { isBusy, isDiskFault } from '../store/disk-fault.ts';
import type { RingRow } from '../store/people-store.ts';
import type { CallRows } from './call-rows.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { People } from './people.ts';

/** A ring that was answered and is not written yet. `caller` is null for a withheld number. */
export type Rung = Omit<Ring, 'identityId'> & {
  pack: Pack;
  caller: RingingCaller | null;
};

/** The number that rings; `rows` is what one read of the memory found about it. */
export type RingingCaller = { e164: string; key: string; publicId: string; rows: RingRow[] };

type Deps = {
  stores: Stores;
  keys: CallerKeys;
  rows: CallRows;
  people: People;
  bus: Bus<AppEvents>;
  report: (where: string, error: unknown) => void;
};

/** A shop peaks below one call a second; this many unwritten rings mean that the disk has been gone for long. */
const MAX_WAITING = 1000;
const BATCH_MS = 25;
const RETRY_MS = 1000;

export type RingLog = ReturnType<typeof createRingLog>;

/** Writes the call rows after their answers, many in one transaction, so that no ringing phone waits for the disk. */
export function createRingLog({ stores, keys, rows, people, bus, report }: Deps) {
  const waiting: Rung[] = [];
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function add(rung: Rung): void {
    if (waiting.length >= MAX_WAITING) waiting.shift();
    waiting.push(rung);
    if (!stopped) timer ??= setTimeout(flush, BATCH_MS);
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const batch = waiting.slice();
    try {
      const ids = stores.transact(() => batch.map(write));
      waiting.splice(0, batch.length);
      if (bus.heard()) for (const id of ids) announce(id);
    } catch (error) {
      if (!isBusy(error)) report('ring-log', error);
      if (!isDiskFault(error)) return oneByOne();
      if (!stopped) timer = setTimeout(flush, RETRY_MS).unref();
    }
  }

  /** One ring that can never be written must not hold back the others: it is given up. */
  function oneByOne(): void {
    for (const rung of waiting.splice(0)) {
      try {
        announce(stores.transact(() => write(rung)));
      } catch (error) {
        if (isDiskFault(error)) add(rung);
        else report('ring-log', error);
      }
    }
  }

  function write({ pack, caller, ...rung }: Rung): string {
    const ring: Ring = { ...rung, identityId: caller && identityFor(caller, rung.startedAt) };
    const { call: before, callSid } = rows.find({ ...ring, callRef: null });
    const own = { ...ring, callSid };
    const call = before ? withRing(before, own) : ringing(own);
    stores.calls.save(call);
    if (call.personId === null && call.identityId !== null) {
      const personId = people.onlyPerson(call.identityId);
      if (personId !== null) people.move(call.id, personId);
    }
    stores.words.savePack(call.id, pack);
    return call.id;
  }

  /** Looked up again: what was read while it rang may have been forgotten since. */
  function identityFor({ e164, key, publicId }: RingingCaller, at: string): number {
    const known = stores.people.identity(key);
    if (!known) return stores.people.addIdentity(key, publicId, keys.seal(e164), maskedNumber(e164), at);
    if (known.masked === null) stores.people.fillNumber(known.id, keys.seal(e164), maskedNumber(e164));
    return known.id;
  }

  function announce(id: string): void {
    const call = stores.calls.summary(id);
    if (call) bus.publish('call.changed', call);
  }

  return {
    add,
    flush,
    waiting: (): number => waiting.length,
    /** Writes what it can, then never again: the database is about to be closed. */
    stop(): void {
      stopped = true;
      flush();
      clearTimeout(timer);
    },
  };
}
