import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { CallSummary } from '#contract/calls.ts';
import type { AppEvents } from '#contract/events.ts';
import { createBus } from '../../server/platform/bus.ts';
import { createRingLog } from '../../server/services/ring-log.ts';
import type { Rung } from '../../server/services/ring-writer.ts';
import { openStores, type Stores } from '../../server/store/open-stores.ts';
import { aPack } from '../support/people-and-shops.ts';

const aRung = (id: string): Rung => ({
  ...{ id, businessId: 'default', conversationId: null, callSid: id, agentId: null, caller: null },
  startedAt: '2026-11-20T10:00:00.000Z',
  pack: aPack(),
});
const fault = (code: string): Error => new Database.SqliteError('refused', code);

describe('rings that wait to be written', () => {
  let written: string[];
  let reported: unknown[];
  let failing: Map<string, Error>;
  let heard: string[];
  let log: ReturnType<typeof createRingLog>;

  beforeEach(() => {
    vi.useFakeTimers();
    [written, reported, heard] = [[], [], []];
    failing = new Map();
    const report = (_where: string, error: unknown): void => void reported.push(error);
    const bus = createBus<AppEvents>((error) => report('bus', error));
    bus.subscribe(({ payload }) => 'id' in payload && heard.push(payload.id));
    // A transaction that takes everything back when it fails, and calls that are what was written.
    const transactUnsynced = <T>(work: () => T): T => {
      const before = [...written];
      try {
        return work();
      } catch (error) {
        written = before;
        throw error;
      }
    };
    log = createRingLog({
      stores: { transactUnsynced } as unknown as Stores,
      bus,
      report,
      write: ({ id }) => {
        const error = failing.get(id) ?? failing.get('all');
        if (error) throw error;
        written.push(id);
        return { id } as CallSummary;
      },
    });
  });
  afterEach(() => {
    log.stop();
    vi.useRealTimers();
  });

  it('when several come close together, then one batch writes and announces them', () => {
    for (const id of ['a', 'b', 'c']) log.add(aRung(id));
    expect([written, log.waiting()]).toEqual([[], 3]);
    vi.advanceTimersByTime(50);
    expect([written, heard, log.waiting()]).toEqual([['a', 'b', 'c'], ['a', 'b', 'c'], 0]);
  });

  it('when one of them can never be written, then it is reported and given up, and the others are written', () => {
    failing.set('b', fault('SQLITE_CONSTRAINT_UNIQUE'));
    for (const id of ['a', 'b', 'c']) log.add(aRung(id));
    vi.advanceTimersByTime(50);
    expect([written, log.waiting()]).toEqual([['a', 'c'], 0]);
    expect(reported.length).toBeGreaterThan(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_IOERR_FSYNC', 'SQLITE_CORRUPT'])(
    'when the disk answers %s, then all wait, nothing is announced, and they are written when it is well again',
    (code) => {
      failing.set('all', fault(code));
      for (const id of ['a', 'b']) log.add(aRung(id));
      vi.advanceTimersByTime(3000);
      expect([written, heard, log.waiting()]).toEqual([[], [], 2]);
      failing.clear();
      vi.advanceTimersByTime(1000);
      expect([written, heard, log.waiting()]).toEqual([['a', 'b'], ['a', 'b'], 0]);
    },
  );

  it('when the disk is gone for long, then the oldest make room and memory stays bounded', () => {
    failing.set('all', fault('SQLITE_FULL'));
    for (let index = 0; index < 1200; index += 1) log.add(aRung(String(index)));
    vi.advanceTimersByTime(50);
    failing.clear();
    vi.advanceTimersByTime(1000);
    expect([written.length, written[0], written.at(-1)]).toEqual([1000, '200', '1199']);
  });

  it('when it is stopped, then it writes what it can and leaves no timer behind, whatever comes after', () => {
    log.add(aRung('a'));
    failing.set('b', fault('SQLITE_BUSY'));
    log.stop();
    expect(written).toEqual(['a']);
    log.add(aRung('b'));
    log.flush();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('rings in a real database', () => {
  it('when one is there already and another is of a number that is gone, then the others are written, and later ones', () => {
    const stores = openStores(':memory:');
    const reported: unknown[] = [];
    const heard: string[] = [];
    const bus = createBus<AppEvents>((error) => reported.push(error));
    bus.subscribe(({ payload }) => 'id' in payload && heard.push(payload.id));
    const write = (rung: Rung): CallSummary | undefined => {
      stores.calls.begin({ ...rung, identityId: rung.id === 'of nobody' ? 999 : null }, null, rung.pack);
      return stores.calls.summary(rung.id);
    };
    const report = (_where: string, error: unknown): void => void reported.push(error);
    const log = createRingLog({ stores, bus, report, write });

    for (const ring of [aRung('a'), { ...aRung('a'), callSid: 'another' }, aRung('of nobody'), aRung('d')])
      log.add(ring);
    log.flush();
    log.add(aRung('e'));
    log.flush();

    expect([stores.calls.count(), heard, log.waiting()]).toEqual([3, ['a', 'd', 'e'], 0]);
    expect(reported.map(String).join()).toMatch(/UNIQUE.*two businesses/u);
    log.stop();
    stores.close();
  });
});
