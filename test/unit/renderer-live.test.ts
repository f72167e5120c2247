import { QueryClient } from '@tanstack/react-query';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { AppClient } from '../../server/contract/client.ts';
import { refused } from '../../server/contract/errors.ts';
import { tell } from '../../server/contract/told.ts';
import { applyAtOnce } from '../../renderer/src/client/event-effects.ts';
import { withTurn } from '../../renderer/src/client/live-talk.ts';
import { listen } from '../../renderer/src/shop/live/listen.ts';
import { decodeMuLaw } from '../../renderer/src/shop/live/mu-law.ts';
import { beginOf } from '../../renderer/src/shop/live/play-plan.ts';
import { linesOf, toHeard, type Heard } from '../../renderer/src/shop/live/sound-lines.ts';

const CALL = '0192f0c0-0000-7000-8000-000000000001';

/**
 * The levels of G.711 as its tables are drawn, not as they are computed: eight chords of sixteen equal steps, each twice
 * as steep as the one before, joined halfway between both steps.
 */
function drawnLevels(): number[] {
  const levels = [0];
  for (let chord = 0; chord < 8; chord += 1) {
    const step = 8 * 2 ** chord;
    for (let one = chord === 0 ? 1 : 0; one < 16; one += 1) {
      const rise = one === 0 ? (step / 2 + step) / 2 : step;
      levels.push((levels.at(-1) ?? 0) + rise);
    }
  }
  return levels;
}

describe('the sound of the telephone', () => {
  it('when all 256 codes are decoded, then they are the levels of the drawn table, both halves alike', () => {
    const decoded = [...decodeMuLaw(Uint8Array.from({ length: 256 }, (_, code) => code))].map((one) => one * 0x8000);
    const levels = drawnLevels();
    expect([levels.length, levels.at(-1)]).toEqual([128, 32_124]);
    expect(decoded.slice(128).map((one) => one + 0)).toEqual(levels.toReversed());
    expect(decoded.slice(0, 128).map((one) => 0 - one)).toEqual(levels.toReversed());
  });

  it('when a line is read, then it says whose sound it is, and odd lines are none', () => {
    const silence = btoa('\xff\x7f');
    expect(toHeard(`c${silence}`)).toMatchObject({ side: 'caller', samples: { length: 2 } });
    expect(toHeard(`a${silence}`)).toMatchObject({ side: 'agent' });
    expect([toHeard('x'), toHeard(''), toHeard('z//8='), toHeard('c*')]).toEqual(['hush', null, null, null]);
  });

  it('when lines come in pieces of any length, then they are the same lines', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[\w+/=]{0,40}$/), { maxLength: 20 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 17 })),
        async (lines, lengths) => {
          const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
          async function* pieces() {
            for (let at = 0; at < bytes.length;) {
              const length = lengths.next().value as number;
              yield await Promise.resolve(bytes.subarray(at, at + length));
              at += length;
            }
          }
          const read: string[] = [];
          for await (const line of linesOf(pieces())) read.push(line);
          expect(read).toEqual(lines);
        },
      ),
    );
  });
});

describe('when a sound is to begin', () => {
  it('when nothing plays on its side, then a moment later, so that the next is not late', () => {
    expect(beginOf({ side: 'caller', now: 5, end: 0 })).toBeCloseTo(5.12);
    expect(beginOf({ side: 'agent', now: 5, end: 5 })).toBeCloseTo(5.12);
  });

  it('when its side plays, then right where that ends', () => {
    expect(beginOf({ side: 'caller', now: 5, end: 5.14 })).toBe(5.14);
  });

  it('when the caller is heard more than a second late, then it is left out; an agent’s whole answer is not', () => {
    expect(beginOf({ side: 'caller', now: 5, end: 6.1 })).toBeNull();
    expect(beginOf({ side: 'agent', now: 5, end: 25 })).toBe(25);
    expect(beginOf({ side: 'agent', now: 5, end: 66 })).toBeNull();
  });

  it('when frames come early and late in any order, then none lies over another, and none is far behind', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 0.2, noNaN: true }), { maxLength: 300 }), (waits) => {
        let [now, end] = [0, 0];
        for (const wait of waits) {
          now += wait;
          const begin = beginOf({ side: 'caller', now, end });
          if (begin === null) continue;
          expect(begin).toBeGreaterThanOrEqual(end);
          expect(begin - now).toBeLessThanOrEqual(1);
          end = begin + 0.02;
        }
      }),
    );
  });
});

describe('listening', () => {
  function world(answer: () => Promise<Response>, refusal?: Error) {
    const asked: unknown[] = [];
    const taken: Heard[] = [];
    let again: (() => void) | null = null;
    let begun = 0;
    const call = (_name: string, input: unknown): Promise<unknown> => {
      asked.push(input);
      return refusal ? Promise.reject(refusal) : Promise.resolve({ sound: 's1' });
    };
    const gone = new AbortController();
    const done = listen(
      {
        client: { call: call as AppClient['call'] },
        fetch: (address) => {
          asked.push(address);
          return answer();
        },
        sound: { take: (heard) => void taken.push(heard) },
        every(milliseconds, work) {
          expect(milliseconds).toBeLessThan(5000);
          again = work;
          return () => void (again = null);
        },
      },
      { id: CALL, signal: gone.signal, onBegun: () => void (begun += 1) },
    );
    return { asked, taken, done, begun: () => begun, again: () => again, leave: () => gone.abort() };
  }

  it('when it is allowed, then what comes is taken in order, it is said again and again that somebody listens, and no more after', async () => {
    let body: ReadableStreamDefaultController<Uint8Array> | undefined;
    const stream = new ReadableStream<Uint8Array>({ start: (given) => void (body = given) });
    const { asked, taken, done, begun, again } = world(() => Promise.resolve(new Response(stream)));
    await expect.poll(begun).toBe(1);
    again()?.();
    body?.enqueue(new TextEncoder().encode('\nc//8=\nx\n'));
    body?.close();
    await done;
    expect(asked).toEqual([{ id: CALL }, '/api/calls/s1/audio', { id: CALL, sound: 's1' }]);
    expect(taken).toEqual([null, { side: 'caller', samples: new Float32Array(2) }, 'hush']);
    expect(again()).toBeNull();
  });

  it('when it is refused, then it says why and asks for no sound', async () => {
    const { asked, done, begun } = world(
      () => Promise.reject(new Error('not to be asked')),
      refused('conflict', tell('live_not_told')),
    );
    await expect(done).rejects.toMatchObject({ reason: { code: 'live_not_told' } });
    expect([asked.length, begun()]).toEqual([1, 0]);
  });

  it('when the sound is gone by then, then the server’s sentence is told', async () => {
    const error = {
      code: 'not_found',
      message: 'There is no such call.',
      reason: { code: 'no_such_call', values: {} },
    };
    const { done } = world(() => Promise.resolve(Response.json({ ok: false, error }, { status: 404 })));
    await expect(done).rejects.toMatchObject({ reason: { code: 'no_such_call' } });
  });

  it('when the connection breaks, then it is told; when the owner left, it is not', async () => {
    const broken = () =>
      Promise.resolve(new Response(new ReadableStream({ pull: (body) => body.error(new TypeError('broken')) })));
    await expect(world(broken).done).rejects.toMatchObject({ reason: { code: 'not_answering' } });
    const left = world(broken);
    left.leave();
    await expect(left.done).resolves.toBeUndefined();
  });
});

describe('a turn that comes while the call is on the screen', () => {
  const turn = (position: number, text: string) => ({
    ...{ position, text, role: 'caller' as const, atSeconds: position, interrupted: false },
  });

  it('when it is new, then it stands at the end; a correction stands where it was', () => {
    const answer = { talk: { isOn: true, turns: [turn(3, 'three'), turn(4, 'four')] } };
    expect(withTurn(answer, turn(5, 'five'))?.talk?.turns.map(({ text }) => text)).toEqual(['three', 'four', 'five']);
    expect(withTurn(answer, turn(3, 'else'))?.talk?.turns.map(({ text }) => text)).toEqual(['else', 'four']);
  });

  it('when it is announced, then it stands in the answer about its call, and in no other, before anything is asked', () => {
    const cache = new QueryClient();
    const keyOf = (id: string) => ['calls.live', { id }];
    for (const id of [CALL, 'another']) cache.setQueryData(keyOf(id), { talk: { isOn: true, turns: [] } });
    applyAtOnce(cache, { name: 'talk.said', payload: { id: CALL, turn: turn(0, 'zero') } });
    expect(cache.getQueryData(keyOf(CALL))).toEqual({ talk: { isOn: true, turns: [turn(0, 'zero')] } });
    expect(cache.getQueryData(keyOf('another'))).toEqual({ talk: { isOn: true, turns: [] } });
  });

  it('when the call is not known to go through here, then nothing changes', () => {
    expect(withTurn({ talk: null }, turn(0, 'zero'))).toEqual({ talk: null });
    expect(withTurn(undefined, turn(0, 'zero'))).toBeUndefined();
  });
});
