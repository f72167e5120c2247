import { onTestFinished } from 'vitest';

import type { WaitlistEntry } from '#contract/front-desk.ts';
import { createTestClock } from '../test-clock.ts';
import { CUT, deskOnFile, MONDAY } from './desk-on-file.ts';

const SINCE = '2026-11-23T08:00:00.000Z';
const ONE_DAY = { from: '2026-11-23', to: '2026-11-23' };

type Wait = { consented?: boolean; to?: string };

/** A desk of one person, and three callers of whom each may be put on its waiting list for that Monday. */
export function waitingLine() {
  const clock = createTestClock(MONDAY.toISOString());
  const bench = deskOnFile(':memory:', clock.now);
  onTestFinished(() => bench.close());
  bench.setUp({ people: 1 });
  const { booking, waitlist } = bench.frontDesk;
  const { people } = bench.stores;
  const callers = [0, 1, 2].map((nth) => {
    const id = `00000000-0000-4000-8000-00000000090${nth}`;
    const number = { businessId: 'default', key: `key-${nth}`, publicId: id, sealedNumber: null, masked: null };
    people.addPerson(id, SINCE, people.addIdentity(number, SINCE));
    return id;
  });
  const same = { businessId: 'default', serviceId: CUT, staffId: null, addOnIds: [], holder: null, note: null };
  const who = { callerId: null, name: 'Ben', contact: null };
  return {
    ...{ bench, clock, booking, waitlist, callers, same },
    /** Books the hour for somebody of the shop's own. */
    book: (start: string) => booking.book({ ...same, start, who, by: 'staff', key: null }),
    cancel: (id: string) => booking.cancel({ id, by: 'staff', reason: null, key: null }),
    /** Each a second after the one before. */
    wait: (nth: number, over: Wait = {}): WaitlistEntry => {
      clock.forward(1 / 60);
      return waitlist.add({
        ...{ business: 'default', callerId: callers[nth] ?? '', serviceId: CUT, staffId: null },
        ...{ ...ONE_DAY, consented: true, ...over },
      });
    },
  };
}
