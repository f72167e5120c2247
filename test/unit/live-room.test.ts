import { describe, expect, it } from 'vitest';

import { openRoom } from '../support/live-rooms.ts';

const CALL = '0192f0c0-0000-7000-8000-000000000001';
const OTHER = '0192f0c0-0000-7000-8000-000000000002';

/** Listens, and keeps what is heard; `over` resolves at the end. */
function listening({ room }: ReturnType<typeof openRoom>, sound: string) {
  const gone = new AbortController();
  const pieces = room.listeners.open(sound, gone.signal);
  if (pieces === null) throw new Error('nobody listens here');
  const heard: string[] = [];
  const over = (async () => {
    for await (const piece of pieces) heard.push(...Buffer.from(piece).toString('latin1').split('\n').filter(Boolean));
  })();
  return { heard, over, leave: () => gone.abort() };
}

describe('what is said in a call that goes on', () => {
  it('when turns are spoken, then they are told at once, in order, with the time', () => {
    const { room, events, control, pass } = openRoom();
    const entry = room.begin(CALL, control);
    entry.turn('agent', 'Salon Marigold, good morning.');
    pass(4200);
    entry.turn('caller', 'Do you have time on Friday?');
    const turns = [
      { position: 0, role: 'agent', text: 'Salon Marigold, good morning.', atSeconds: 0, interrupted: false },
      { position: 1, role: 'caller', text: 'Do you have time on Friday?', atSeconds: 4, interrupted: false },
    ];
    expect(room.talk(CALL)).toEqual({ isOn: true, turns });
    expect(events).toEqual([
      { name: 'talk.changed', payload: { id: CALL } },
      ...turns.map((turn) => ({ name: 'talk.said', payload: { id: CALL, turn } })),
    ]);
  });

  it('when the agent is interrupted, then its last turn says what was heard, in its place', () => {
    const { room, control } = openRoom();
    const entry = room.begin(CALL, control);
    entry.turn('agent', 'We have nine, ten and eleven.');
    entry.turn('caller', 'Ten.');
    entry.corrected({ text: 'We have nine, ten', original: null, id: null });
    expect(room.talk(CALL)?.turns.map(({ text, interrupted }) => [text, interrupted])).toEqual([
      ['We have nine, ten', true],
      ['Ten.', false],
    ]);
  });

  it('when the agent said the same twice, then the one before the last is corrected only by a second correction', () => {
    const { room, control } = openRoom();
    const entry = room.begin(CALL, control);
    for (const words of ['One moment.', 'One moment.', 'We have nine.']) entry.turn('agent', words);
    const heard = () => room.talk(CALL)?.turns.map(({ text }) => text);
    entry.corrected({ text: 'One mo', original: 'One moment.', id: null });
    expect(heard()).toEqual(['One moment.', 'One mo', 'We have nine.']);
    entry.corrected({ text: 'One', original: 'One moment.', id: null });
    expect(heard()).toEqual(['One', 'One mo', 'We have nine.']);
  });

  it('when a correction says by a number which turn it is of, then that one is corrected', () => {
    const { room, control } = openRoom();
    const entry = room.begin(CALL, control);
    for (const id of [4, 7, 9]) entry.turn('agent', 'One moment.', id);
    entry.corrected({ text: 'One', original: 'One moment.', id: 4 });
    entry.corrected({ text: 'One mo', original: null, id: 7 });
    expect(room.talk(CALL)?.turns.map(({ text }) => text)).toEqual(['One', 'One mo', 'One moment.']);
  });

  it('when a phone number is said, then it is told as masked as it will be kept', () => {
    const { room, control } = openRoom();
    room.begin(CALL, control).turn('caller', 'My number is +1 212 555 0147.');
    expect(room.talk(CALL)?.turns[0]?.text).toBe('My number is number ending 47.');
  });

  it('when a call has more turns than are held, then the first are let go, but not the greeting', () => {
    const { room, control } = openRoom();
    const entry = room.begin(CALL, control);
    entry.turn('agent', 'You are speaking with an AI, and this call may be recorded.');
    for (let turn = 1; turn <= 500; turn += 1) entry.turn('caller', `word ${turn}`);
    const talk = room.talk(CALL);
    expect([talk?.turns.length, talk?.turns[0]?.position, talk?.turns.at(-1)?.position]).toEqual([400, 101, 500]);
    expect(room.greeting(CALL)?.text).toBe('You are speaking with an AI, and this call may be recorded.');
  });

  it('when the call is over, then nothing more is taken, it is told, and it can be read for ten minutes', () => {
    const { room, events, control, pass, ended } = openRoom();
    const entry = room.begin(CALL, control);
    entry.turn('agent', 'Goodbye.');
    entry.over();
    entry.turn('caller', 'too late');
    entry.over();
    room.end(CALL);
    expect(events.filter(({ name }) => name === 'talk.changed')).toHaveLength(2);
    expect(room.talk(CALL)).toMatchObject({ isOn: false, turns: [{ text: 'Goodbye.' }] });
    expect(ended()).toBe(0);
    pass(10 * 60_000 + 1);
    expect(room.talk(CALL)).toBeNull();
  });

  it('when staff ends it, then the bridge is told, and no other', () => {
    const { room, control, ended } = openRoom();
    room.begin(CALL, control);
    room.end(OTHER);
    expect(ended()).toBe(0);
    room.end(CALL);
    expect(ended()).toBe(1);
  });

  it('when the same call comes back from staff, then it goes on where it was', () => {
    const { room, control } = openRoom();
    const first = room.begin(CALL, control);
    first.turn('agent', 'One moment.');
    first.over();
    room.begin(CALL, control).turn('agent', 'I am back.');
    expect(room.talk(CALL)?.turns.map(({ position, text }) => [position, text])).toEqual([
      [0, 'One moment.'],
      [1, 'I am back.'],
    ]);
  });

  it('when a caller is forgotten, then nothing of a call that is over is left, and one that goes on stays', () => {
    const { room, bus, control } = openRoom();
    room.begin(CALL, control).over();
    room.begin(OTHER, control);
    bus.publish('caller.forgotten', { callerId: CALL });
    expect([room.talk(CALL), room.talk(OTHER)?.isOn]).toEqual([null, true]);
    bus.publish('call.forgotten', { id: OTHER, callerId: null });
    expect(room.talk(OTHER)).toBeNull();
  });

  it('when many calls are over, then the oldest are let go', () => {
    const { room, control } = openRoom();
    const ids = Array.from(
      { length: 80 },
      (_, at) => `0192f0c0-0000-7000-8000-0000000001${String(at).padStart(2, '0')}`,
    );
    for (const id of ids) room.begin(id, control).over();
    const held = ids.filter((id) => room.talk(id) !== null);
    expect(held.length).toBeLessThanOrEqual(65);
    expect(held.at(-1)).toBe(ids.at(-1));
  });
});

describe('who listens to a call that goes on', () => {
  it('when somebody listens, then they hear both sides in order, from then on, and it ends with the call', async () => {
    const world = openRoom();
    const entry = world.room.begin(CALL, world.control);
    entry.sound('caller', 'AAAA');
    const { heard, over } = listening(world, world.room.listeners.begin(CALL));
    entry.sound('caller', 'BBBB');
    entry.sound('agent', 'CCC=');
    entry.interrupted();
    world.room.begin(OTHER, world.control).sound('caller', 'DDDD');
    entry.over();
    await over;
    expect(heard).toEqual(['cBBBB', 'aCCC=', 'x']);
    expect(world.room.listeners.count()).toBe(0);
  });

  it('when what came is no sound, then it is not passed on', async () => {
    const world = openRoom();
    const entry = world.room.begin(CALL, world.control);
    const { heard, over } = listening(world, world.room.listeners.begin(CALL));
    for (const payload of ['x\nx', '', '<b>', 'a b']) entry.sound('caller', payload);
    entry.over();
    await over;
    expect(heard).toEqual([]);
  });

  it('when nothing is heard of who listens for ten seconds, then it ends by itself', async () => {
    const world = openRoom();
    const entry = world.room.begin(CALL, world.control);
    const sound = world.room.listeners.begin(CALL);
    const { heard, over } = listening(world, sound);
    world.pass(9000);
    expect(world.room.listeners.renew(sound, CALL)).toBe(true);
    world.pass(9000);
    entry.sound('caller', 'AAAA');
    world.pass(1001);
    entry.sound('caller', 'BBBB');
    await over;
    expect(heard).toEqual(['cAAAA']);
    expect(world.room.listeners.renew(sound, CALL)).toBe(false);
  });

  it('when who listens goes, then nothing of them is left', async () => {
    const world = openRoom();
    world.room.begin(CALL, world.control);
    const { leave, over } = listening(world, world.room.listeners.begin(CALL));
    leave();
    await over;
    expect(world.room.listeners.count()).toBe(0);
  });

  it('when a sound is asked for twice, or is of another call, then the second gets nothing', () => {
    const world = openRoom();
    world.room.begin(CALL, world.control);
    const sound = world.room.listeners.begin(CALL);
    const { signal } = new AbortController();
    expect(world.room.listeners.renew(sound, OTHER)).toBe(false);
    expect(world.room.listeners.open(sound, signal)).not.toBeNull();
    expect(world.room.listeners.open(sound, signal)).toBeNull();
    expect(world.room.listeners.open(OTHER, signal)).toBeNull();
  });

  it('when who listens takes nothing, then the oldest is dropped and no more is kept than half a megabyte', async () => {
    const world = openRoom();
    const entry = world.room.begin(CALL, world.control);
    const sound = world.room.listeners.begin(CALL);
    const pieces = world.room.listeners.open(sound, new AbortController().signal);
    const second = (at: number) => Buffer.alloc(8000, at).toString('base64');
    for (let at = 0; at < 100; at += 1) entry.sound('agent', second(at));
    entry.over();
    const taken: Buffer[] = [];
    for await (const piece of pieces ?? []) taken.push(Buffer.from(piece));
    const lines = Buffer.concat(taken).toString('latin1').trimEnd().split('\n');
    expect(Buffer.concat(taken).length).toBeLessThanOrEqual(512 * 1024);
    expect(lines.at(-1)).toBe(`a${second(99)}`);
    expect(lines[0]).not.toBe(`a${second(0)}`);
    expect(lines.length).toBeGreaterThan(40);
  });

  it('when too many want to listen, then they are told so, until one is gone', () => {
    const world = openRoom();
    world.room.begin(CALL, world.control);
    for (let at = 0; at < 2; at += 1) world.room.listeners.begin(CALL);
    expect(() => world.room.listeners.begin(CALL)).toThrow('As many are listening as can.');
    world.pass(10_001);
    expect(world.room.listeners.begin(CALL)).toMatch(/^[\da-f-]{36}$/);
  });
});
