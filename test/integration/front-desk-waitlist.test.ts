import { describe, expect, it } from 'vitest';

import { waitingLine } from '../support/front-desk/waiting-line.ts';

const NINE = '2026-11-23T08:00:00.000Z';
const TEN = '2026-11-23T09:00:00.000Z';
const nobody = { callerId: null, name: 'Ben', contact: null };

/** One person whose Monday is full, and three callers who would come earlier. */
function fullMonday() {
  const line = waitingLine();
  const { bench, waitlist, book } = line;
  const booked = Array.from({ length: 8 }, (_, hour) =>
    book(new Date(Date.parse(NINE) + hour * 3_600_000).toISOString()),
  );
  const states = () =>
    Object.fromEntries(waitlist.entries('default').map(({ id, state, offer }) => [id, offer?.slot.start ?? state]));
  const cancel = (index: number) => line.cancel(booked[index]?.id ?? '');
  return { ...bench, ...line, booked, states, cancel };
}

describe('a freed time', () => {
  it('when somebody cancels, then it is offered to whoever waits longest and agreed to be asked, and to nobody else', () => {
    const { wait, states, cancel, booking, same } = fullMonday();
    const [silent, first, second] = [wait(0, { consented: false }), wait(1), wait(2)];
    cancel(0);
    expect(states()).toEqual({ [silent.id]: 'waiting', [first.id]: NINE, [second.id]: 'waiting' });
    const ask = { ...same, start: NINE, who: nobody, by: 'staff' as const, key: null };
    expect(() => booking.book(ask)).toThrow('taken');
  });

  it('when they take it, then it is theirs, and they wait no more', () => {
    const { wait, cancel, waitlist, states, callers } = fullMonday();
    const entry = wait(0);
    cancel(0);
    const { appointment } = waitlist.answer({ id: entry.id, accept: true });
    expect(appointment).toMatchObject({ start: NINE, callerId: callers[0], status: 'scheduled' });
    expect(states()).toEqual({});
    expect(() => waitlist.answer({ id: entry.id, accept: true })).toThrow('No time is kept');
  });

  it('when they decline, then it is the next one’s', () => {
    const { wait, cancel, waitlist, states } = fullMonday();
    const [first, second] = [wait(0), wait(1)];
    cancel(0);
    expect(waitlist.answer({ id: first.id, accept: false }).entry.state).toBe('declined');
    expect(states()).toEqual({ [second.id]: NINE });
  });

  it('when they say nothing for half an hour, then it is the next one’s, and nobody is asked for it twice', () => {
    const { wait, cancel, clock, states, frontDesk } = fullMonday();
    const [first, second] = [wait(0), wait(1)];
    // The fourth hour, so that it does not pass meanwhile.
    cancel(3);
    const freed = '2026-11-23T11:00:00.000Z';
    expect(states()).toEqual({ [first.id]: freed, [second.id]: 'waiting' });
    clock.forward(29);
    frontDesk.look();
    expect(states()).toEqual({ [first.id]: freed, [second.id]: 'waiting' });
    clock.forward(1);
    frontDesk.look();
    expect(states()).toEqual({ [first.id]: 'waiting', [second.id]: freed });
    clock.forward(30);
    frontDesk.look();
    expect(states()).toEqual({ [first.id]: 'waiting', [second.id]: 'waiting' });
    cancel(4);
    expect(states()[first.id]).toBe('2026-11-23T12:00:00.000Z');
  });

  it('when an appointment is moved away, then what it left is offered', () => {
    const { wait, booked, booking, states } = fullMonday();
    const entry = wait(0);
    const [one] = booked;
    const start = '2026-11-24T08:00:00.000Z';
    booking.move({ id: one?.id ?? '', start, staffId: null, holder: null, by: 'staff', key: null });
    expect(states()).toEqual({ [entry.id]: NINE });
  });

  it('when two times are freed and one caller waits, then the second is free for everybody', () => {
    const { wait, cancel, frontDesk, same } = fullMonday();
    wait(0);
    cancel(0);
    cancel(1);
    const free = frontDesk.availability.slots({ ...same, from: NINE, to: '2026-11-24T00:00:00.000Z', by: 'staff' });
    expect(free.map(({ start }) => start)).toEqual([TEN]);
  });
});
