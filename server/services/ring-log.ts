import type { CallSummary } from '#contract/calls.ts';
import type { AppEvents } from '#contract/events.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import { isBusy, isDiskFault } from '../store/disk-fault.ts';
import type { Rung, RingWriter } from './ring-writer.ts';

type Deps = {
  stores: Stores;
  write: RingWriter;
  bus: Bus<AppEvents>;
  report: (where: string, error: unknown) => void;
};

/** A shop peaks below one call a second; this many unwritten rings mean that the disk has been gone for long. */
export const MAX_WAITING = 1000;
const BATCH_MS = 50;
const RETRY_MS = 1000;

export type RingLog = ReturnType<typeof createRingLog>;

/** Writes the call rows after their answers, many in one transaction, so that no ringing phone waits for the disk. */
export function createRingLog({ stores, write, bus, report }: Deps) {
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
      const calls = stores.transactUnsynced(() => batch.map(write));
      waiting.splice(0, batch.length);
      for (const call of calls) announce(call);
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
        announce(stores.transactUnsynced(() => write(rung)));
      } catch (error) {
        if (isDiskFault(error)) add(rung);
        else report('ring-log', error);
      }
    }
  }

  function announce(call: CallSummary | undefined): void {
    if (call) bus.publish('call.changed', call);
  }

  return {
    add,
    flush,
    /** How long the answer took, while the ring still waits to be written; nothing else is written for it. */
    answered(id: string, milliseconds: number): void {
      const rung = waiting.findLast((one) => one.id === id);
      if (rung?.pack) rung.pack = { ...rung.pack, answeredIn: Math.round(milliseconds * 1000) / 1000 };
    },
    waiting: (): number => waiting.length,
    /** Writes what it can, then never again: the database is about to be closed. */
    stop(): void {
      stopped = true;
      flush();
      clearTimeout(timer);
    },
  };
}
