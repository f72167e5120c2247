import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import type { AppEvents } from '#contract/events.ts';
import { createBus } from '../../server/platform/bus.ts';
import { createCallFinder } from '../../server/services/call-finder.ts';
import { createCarrierDeeds, MAX_DEEDS } from '../../server/services/carrier-deeds.ts';
import { createRingLog } from '../../server/services/ring-log.ts';
import type { Stores } from '../../server/store/open-stores.ts';

describe('F4: what Twilio tells at the very moment at which the disk is full', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A database that takes no more than it has, until there is room. */
  function setUp() {
    const problems: string[] = [];
    const db = new Database(':memory:');
    onTestFinished(() => void db.close());
    db.exec('CREATE TABLE told (what TEXT)');
    const full = db.pragma('page_count', { simple: true }) as number;
    const insert = db.prepare('INSERT INTO told VALUES (?)');
    const deeds = createCarrierDeeds({ report: (where, error) => void problems.push(`${where}: ${String(error)}`) });
    onTestFinished(deeds.stop);
    db.pragma(`max_page_count = ${full}`);
    return {
      ...{ deeds, problems },
      write: (what: string) => (): void => void insert.run(what + ' '.repeat(9000)),
      makeRoom: (): void => void db.pragma('max_page_count = 100000'),
      told: () => (db.prepare('SELECT what FROM told ORDER BY rowid').pluck().all() as string[]).map((at) => at.trim()),
    };
  }

  it('when there is room a moment later, then it is written in its order, once, and the sender is told so', async () => {
    const { deeds, problems, write, makeRoom, told } = setUp();
    deeds.keep(write('who had the call'));
    const end = deeds.kept(write('its end'));
    deeds.keep(write('the next call'));
    expect([told(), deeds.waiting()]).toEqual([[], 3]);
    await vi.advanceTimersByTimeAsync(200);
    expect(problems).toEqual(['carrier: SqliteError: database or disk is full']);
    makeRoom();
    await vi.advanceTimersByTimeAsync(25);
    expect(await end).toBe(true);
    expect([told(), deeds.waiting()]).toEqual([['who had the call', 'its end', 'the next call'], 0]);
    await vi.runAllTimersAsync();
    expect(told()).toHaveLength(3);
  });

  it('when there is none, then the sender is told so, what comes again takes its place, and it is written later', async () => {
    const { deeds, write, makeRoom, told } = setUp();
    const first = deeds.kept(write('a text'), 'text:1');
    const other = deeds.kept(write('another'), 'text:2');
    await vi.advanceTimersByTimeAsync(1500);
    expect(await Promise.all([first, other])).toEqual([false, false]);
    const again = deeds.kept(write('a text, delivered again'), 'text:1');
    expect(deeds.waiting()).toBe(2);
    makeRoom();
    await vi.advanceTimersByTimeAsync(1000);
    expect([await again, told()]).toEqual([true, ['a text, delivered again', 'another']]);
  });

  it('when it is the ring that cannot be written, then what is told of its call waits until it is', () => {
    const { deeds } = setUp();
    let isFull = true;
    const unwritten = { transactUnsynced: (work: () => unknown) => work(), calls: { findBySid: () => undefined } };
    const stores = unwritten as unknown as Stores;
    const write = (): undefined => {
      if (isFull) throw new Database.SqliteError('refused', 'SQLITE_FULL');
    };
    const ringLog = createRingLog({
      stores,
      write,
      bus: createBus<AppEvents>(() => undefined),
      report: () => undefined,
    });
    onTestFinished(() => ringLog.stop());
    const callOf = createCallFinder({ stores, ringLog });
    ringLog.add({
      ...{ id: 'one', businessId: 'default', conversationId: null, callSid: 'CA1', agentId: null, caller: null },
      ...{ startedAt: '2026-11-20T10:00:00.000Z', pack: null },
    });
    const found: unknown[] = [];
    deeds.keep(
      () => void found.push(callOf({ callRef: null, callSid: 'CA1', conversationId: null }) ?? 'no such call'),
    );
    expect([found, deeds.waiting()]).toEqual([[], 1]);
    isFull = false;
    vi.advanceTimersByTime(1000);
    expect([found, deeds.waiting()]).toEqual([['no such call'], 0]);
  });

  it('when too much waits, then no more is taken, and nobody is told that it was', async () => {
    const { deeds, problems, write, makeRoom, told } = setUp();
    for (let nth = 0; nth < MAX_DEEDS; nth += 1) deeds.keep(write(`${nth}`));
    deeds.keep(write('too much'));
    expect(await deeds.kept(write('too much'))).toBe(false);
    expect([deeds.waiting(), problems.at(-1)]).toEqual([MAX_DEEDS, 'carrier: Error: Too much waits for the disk']);
    makeRoom();
    deeds.flush();
    expect([told().length, told().at(-1)]).toEqual([MAX_DEEDS, `${MAX_DEEDS - 1}`]);
  });

  it('when it fails whatever the disk does, then it is given up, and holds nothing back', async () => {
    const { deeds, problems, write, makeRoom, told } = setUp();
    const broken = (): never => {
      throw new Error('a bug');
    };
    makeRoom();
    deeds.keep(broken);
    await expect(deeds.kept(broken)).rejects.toThrow('a bug');
    expect([problems, deeds.waiting()]).toEqual([['carrier: Error: a bug'], 0]);
    // What is asked for on the way comes next, and is not lost with it.
    deeds.keep(() => {
      write('first')();
      deeds.keep(write('second'));
    });
    expect(told()).toEqual(['first', 'second']);
  });

  it('when the program ends, then what can be written is, and nobody waits for the rest', async () => {
    const { deeds, write, told } = setUp();
    const end = deeds.kept(write('an end'));
    deeds.stop();
    expect([await end, told(), vi.getTimerCount()]).toEqual([false, [], 0]);
  });
});
