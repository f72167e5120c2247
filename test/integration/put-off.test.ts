import { describe, expect, it } from 'vitest';

import { waitingLine } from '../support/front-desk/waiting-line.ts';

const ELEVEN = '2026-11-23T11:00:00.000Z';
/** When whoever is offered a time can be told of it. */
const TELLABLE = Date.parse('2026-11-23T08:00:00.000Z');

/** Somebody who is offered the eleventh hour of a Monday, and whoever is next in line for it. */
function offered() {
  const { bench, clock, waitlist, book, cancel, wait } = waitingLine();
  const { id } = book(ELEVEN);
  const [first, second] = [wait(0).id, wait(1).id];
  cancel(id);
  const stateOf = (entry: string): string | undefined => bench.stores.waitlist.find(entry)?.state;
  return { clock, waitlist, book: () => book(ELEVEN), first, second, stateOf };
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
