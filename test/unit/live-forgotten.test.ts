import { describe, expect, it } from 'vitest';

import type { LiveRoom } from '../../server/services/bridge/live-room.ts';
import { openRoom } from '../support/live-rooms.ts';

const CALL = '0192f0c0-0000-7000-8000-000000000001';
const OTHER = '0192f0c0-0000-7000-8000-000000000002';

/** Listens to the call; resolves at the end. */
async function listening(room: LiveRoom): Promise<void> {
  const pieces = room.listeners.open(room.listeners.begin(CALL), new AbortController().signal);
  for await (const piece of pieces ?? []) expect(piece.length).toBeGreaterThan(0);
}

describe('what is left of a live call', () => {
  it('when who is on the line is forgotten, then it ends in the window and nothing said since is kept or told', async () => {
    const { room, bus, events, control, erased } = openRoom();
    const entry = room.begin(CALL, control);
    entry.turn('agent', 'Good morning, Ana.', 1);
    const heard = listening(room);
    erased.add(CALL);
    bus.publish('caller.forgotten', { callerId: OTHER });
    await heard;
    const before = events.length;
    expect(events.at(-1)).toEqual({ name: 'talk.changed', payload: { id: CALL } });
    expect([room.talk(CALL), room.greeting(CALL)]).toEqual([null, null]);

    entry.turn('caller', 'I live next door.');
    entry.corrected({ id: 1, original: 'Good morning, Ana.', text: 'Good morning' });
    entry.interrupted();
    entry.over();

    expect(events).toHaveLength(before);
    expect([room.talk(CALL), room.listeners.count()]).toEqual([null, 0]);
  });

  it('when nobody looks at a call that is over, then its words go all the same', () => {
    const { room, control, pass } = openRoom();
    const entry = room.begin(CALL, control);
    entry.turn('caller', 'I live next door.');
    entry.over();
    pass(10 * 60_000 + 1);
    room.tidy();
    pass(-10 * 60_000);
    expect(room.talk(CALL)).toBeNull();
  });
});
