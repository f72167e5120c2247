import type { AppEvents } from '#contract/events.ts';
import { sentences } from '#contract/sentences.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import type { Recordings } from './recordings.ts';

type Deps = {
  stores: Stores;
  refresh: MemoryRefresh;
  recordings: Recordings;
  bus: Bus<AppEvents>;
  now: () => Date;
};

/** No call lasts longer (elevenlabs.md §9.2: 7,200 s): one still live after it never reported its end. */
const LONGEST_CALL_MS = 2.5 * 60 * 60_000;

/** What ends the calls whose end was never reported. */
export function createStaleCalls({ stores, refresh, recordings, bus, now }: Deps) {
  return function closeStaleCalls(): void {
    const before = new Date(now().getTime() - LONGEST_CALL_MS).toISOString();
    for (const call of stores.calls.staleLive(before)) {
      stores.transact(() => {
        // A recording that no words followed can never be shown to be anybody's, so nobody could have it erased.
        const audioFile = call.identityId === null ? null : call.audioFile;
        const end = { outcome: 'unknown', endedBecause: sentences.call_end_unreported, audioFile } as const;
        stores.calls.save({ ...call, ...end, status: 'ended' });
        if (call.personId !== null) refresh(call.personId);
      });
      if (call.identityId === null && call.audioFile !== null) recordings.remove(call.audioFile);
      const summary = stores.calls.summary(call.id);
      if (summary) bus.publish('call.changed', summary);
    }
  };
}
