import fc from 'fast-check';
import { expect, it } from 'vitest';

import { createRelay, type Held, type RelayAction, type RelayEvent } from '../../server/domain/bridge/relay.ts';

const RUNS = 1000;

type Step =
  | { kind: 'caller' }
  | { kind: 'agent'; id: number }
  | { kind: 'interruption'; id: number }
  | { kind: 'ping'; id: number }
  | { kind: 'key' }
  | { kind: 'full' | 'room'; side: 'phone' | 'agent' };

const side = fc.constantFrom('phone' as const, 'agent' as const);
const id = fc.nat({ max: 12 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'caller' as const }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('agent' as const), id }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('interruption' as const), id }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ping' as const), id }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'key' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('full' as const, 'room' as const), side }) },
);
/** Steps before the agent's side answers, before it says how it speaks, and after. */
const call = fc.record({ early: fc.array(step), unmet: fc.array(step, { maxLength: 5 }), talk: fc.array(step) });

/** What a phone and an agent would make of the actions, and what would be right: written without the relay's own ideas. */
function world(held: Held) {
  const relay = createRelay(held);
  const state = { open: false, met: false, frames: 0, interrupted: -1 };
  const spoken: { frame: string; id: number }[] = [];
  const [said, played, passed]: [string[], { frame: string; id: number }[], string[]] = [[], [], []];
  const [pongs, pings, keys, told]: [number[], number[], number[], number[]] = [[], [], [], []];
  /** What lies in the phone and is not heard yet: everything, since nothing is ever heard in this world. */
  let inPhone: { frame: string; id: number }[] = [];

  function done(actions: readonly RelayAction[]): void {
    for (const action of actions) {
      if (action.do === 'clear') inPhone = [];
      else if (action.do === 'pong') pongs.push(action.id);
      else if (action.do === 'context') {
        expect(state.met).toBe(true);
        told.push(1);
      } else if (action.do === 'audio' && action.to === 'agent') passed.push(action.payload);
      else if (action.do === 'audio') {
        const frame = spoken.find((one) => one.frame === action.payload);
        if (!frame) throw new Error('Nobody said that.');
        expect(frame.id).toBeGreaterThan(state.interrupted);
        played.push(frame);
        inPhone.push(frame);
      }
    }
  }
  const take = (event: RelayEvent): void => done(relay.take(event));
  const frame = (): string => `frame${String((state.frames += 1)).padStart(5, '0')}`;

  return {
    relay,
    ...{ said, spoken, played, passed, pongs, pings, keys, told },
    open(): void {
      state.open = true;
      take({ from: 'line', what: 'agent-open' });
    },
    meet(): void {
      state.met = true;
      take({ from: 'agent', message: { kind: 'met', conversationId: 'conv_1', isUlaw: true } });
    },
    happens(one: Step): void {
      switch (one.kind) {
        case 'caller': {
          const payload = frame();
          said.push(payload);
          return take({ from: 'phone', message: { kind: 'audio', payload } });
        }
        case 'agent': {
          const payload = frame();
          // Nothing of an agent that is not there yet, that nobody knows the format of, or that was interrupted.
          if (state.met && one.id > state.interrupted) spoken.push({ frame: payload, id: one.id });
          return take({ from: 'agent', message: { kind: 'audio', payload, id: one.id } });
        }
        case 'interruption':
          if (state.open) state.interrupted = Math.max(state.interrupted, one.id);
          take({ from: 'agent', message: { kind: 'interrupted', id: one.id } });
          return expect(inPhone.filter((heard) => heard.id <= state.interrupted)).toEqual([]);
        case 'ping':
          if (state.open) pings.push(one.id);
          return take({ from: 'agent', message: { kind: 'ping', id: one.id } });
        case 'key':
          keys.push(1);
          return take({ from: 'phone', message: { kind: 'key', digit: '5' } });
        case 'full':
        case 'room':
          return take({ from: 'line', what: one.kind, side: one.side });
      }
    },
    /** Everything that waits is let through. */
    drain(): void {
      for (const to of ['phone', 'agent'] as const)
        for (let tries = 0; tries < 1000 && relay.needsRoom(to); tries += 1)
          take({ from: 'line', what: 'room', side: to });
    },
    lost: () => ({
      ofCaller: said.filter((payload) => !passed.includes(payload)),
      ofAgent: spoken.filter(({ frame: payload, id: given }) => {
        return given > state.interrupted && !played.some((heard) => heard.frame === payload);
      }),
    }),
  };
}

type World = ReturnType<typeof world>;

function playedOut(held: Held, steps: typeof call extends fc.Arbitrary<infer T> ? T : never) {
  const seen = world(held);
  for (const one of steps.early) seen.happens(one);
  seen.open();
  for (const one of steps.unmet) seen.happens(one);
  seen.meet();
  for (const one of steps.talk) seen.happens(one);
  seen.drain();
  return seen;
}

function inOrderAndOnce({ passed, played, said, spoken }: World): void {
  expect(passed).toEqual(said.filter((payload) => passed.includes(payload)));
  const heard = played.map(({ frame }) => frame);
  expect(heard).toEqual(spoken.map(({ frame }) => frame).filter((frame) => heard.includes(frame)));
}

it('when anything happens in any order, then nothing stale is played, nothing is lost or doubled, and order is kept', () => {
  fc.assert(
    fc.property(call, (steps) => {
      const seen = playedOut({ agent: 1e6, phone: 1e6, atOnce: 15 }, steps);
      inOrderAndOnce(seen);
      expect(seen.lost()).toEqual({ ofCaller: [], ofAgent: [] });
      expect(seen.relay.dropped()).toBe(0);
      expect(seen.pongs).toEqual(seen.pings);
      expect(seen.told).toEqual(seen.keys);
    }),
    { numRuns: RUNS },
  );
});

it('when there is room for a few frames only, then the oldest go, every one of them is counted, and control goes through', () => {
  fc.assert(
    fc.property(call, (steps) => {
      const seen = playedOut({ agent: 35, phone: 45, atOnce: 15 }, steps);
      inOrderAndOnce(seen);
      const { ofCaller, ofAgent } = seen.lost();
      const interrupted = steps.talk.some(({ kind }) => kind === 'interruption');
      // What was dropped and interrupted afterwards as well is counted, and is not missed.
      expect(ofCaller.length + ofAgent.length).toBeLessThanOrEqual(seen.relay.dropped());
      if (!interrupted) expect(ofCaller.length + ofAgent.length).toBe(seen.relay.dropped());
      // Whatever was lost is older than whatever of it waited last.
      expect(ofCaller).not.toContain(seen.said.at(-1));
      expect(seen.pongs).toEqual(seen.pings);
      expect(seen.told).toEqual(seen.keys);
    }),
    { numRuns: RUNS },
  );
});
