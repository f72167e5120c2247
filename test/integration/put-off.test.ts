import { describe, expect, it, onTestFinished } from 'vitest';

import { CUT, deskOnFile, MONDAY } from '../support/front-desk/desk-on-file.ts';
import { createTestClock } from '../support/test-clock.ts';

const ELEVEN = '2026-11-23T11:00:00.000Z';
/** When whoever is offered a time can be told of it. */
const TELLABLE = Date.parse('2026-11-23T08:00:00.000Z');

/** Somebody who is offered the eleventh hour of a Monday, and whoever is next in line for it. */
function offered() {
  const clock = createTestClock(MONDAY.toISOString());
  const bench = deskOnFile(':memory:', clock.now);
  onTestFinished(() => bench.close());
  bench.setUp({ people: 1 });
  const { booking, waitlist } = bench.frontDesk;
  const same = { businessId: 'default', serviceId: CUT, staffId: null, addOnIds: [], holder: null, note: null };
  const who = { callerId: null, name: 'Ben', contact: null };
  const book = () => booking.book({ ...same, start: ELEVEN, who, by: 'staff', key: null });
  const { id } = book();
  const wait = (nth: number): string => {
    const personId = `00000000-0000-4000-8000-00000000090${nth}`;
    const number = { businessId: 'default', key: `key-${nth}`, publicId: personId, sealedNumber: null, masked: null };
    bench.stores.people.addPerson(personId, ELEVEN, bench.stores.people.addIdentity(number, ELEVEN));
    clock.forward(1 / 60);
    const days = { from: '2026-11-23', to: '2026-11-23' };
    return waitlist.add({
      ...{ business: 'default', callerId: personId, serviceId: CUT, staffId: null, ...days, consented: true },
    }).id;
  };
  const [first, second] = [wait(0), wait(1)];
  booking.cancel({ id, by: 'staff', reason: null, key: null });
  const stateOf = (entry: string): string | undefined => bench.stores.waitlist.find(entry)?.state;
  return { clock, waitlist, book, first, second, stateOf };
}

describe('an offer that cannot be told before the morning', () => {
  it('when the time is still kept for them, then it is kept until half an hour after', () => {
    const { waitlist, first, stateOf, book } = offered();
    expect(waitlist.putOff(first, TELLABLE)).toEqual({ untilMs: TELLABLE + 30 * 60_000 });
    expect(stateOf(first)).toBe('offered');
    expect(book).toThrow('taken');
  });

  it('when it is lost and somebody else has it by then, then it is not theirs, and they wait on, as does the next', () => {
    const { clock, waitlist, book, first, second, stateOf } = offered();
    // Nobody looked around for half an hour: the computer slept.
    clock.forward(31);
    const theirs = book();
    expect(waitlist.putOff(first, TELLABLE)).toBeNull();
    expect([stateOf(first), stateOf(second)]).toEqual(['waiting', 'waiting']);
    expect(theirs.status).toBe('scheduled');
  });

  it('when it is lost and nobody has it, then it is kept for them anew', () => {
    const { clock, waitlist, first, stateOf, book } = offered();
    clock.forward(31);
    expect(waitlist.putOff(first, TELLABLE)).toEqual({ untilMs: TELLABLE + 30 * 60_000 });
    expect(stateOf(first)).toBe('offered');
    expect(book).toThrow('taken');
  });
});
