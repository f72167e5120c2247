import { describe, expect, it } from 'vitest';

import type { Fact } from '#contract/facts.ts';
import type { RehearsedTurn } from '#contract/rehearsals.ts';

import { reallyGone } from '../../renderer/src/features/rehearse/really-gone.ts';
import { EMPTY, moved, nextRole, wholeCall, type Move } from '../../renderer/src/features/rehearse/play.ts';

const agent = (text: string): RehearsedTurn => ({ role: 'agent', text });
const caller = (text: string): RehearsedTurn => ({ role: 'caller', text });
const script = {
  title: 'A first call',
  titles: {},
  turns: [agent('Hello, how can I help?'), caller('A cut, please.'), agent('Of course.')],
  collected: { preferred_staff: 'Maria' },
};
const after = (...moves: Move[]) => moves.reduce(moved, EMPTY);

describe('a rehearsed call', () => {
  it('when a script begins, then its own greeting gives way and nothing is said yet', () => {
    const play = after({ kind: 'begin', call: script });
    expect(play).toEqual({ turns: [], rest: script.turns.slice(1), noted: script.collected });
  });

  it('when a script is played, then its lines come one by one or all that are left', () => {
    const [begin, next] = [{ kind: 'begin', call: script } as const, { kind: 'next' } as const];
    expect(after(begin, next).turns).toEqual([caller('A cut, please.')]);
    expect(after(begin, next, { kind: 'play-on' })).toMatchObject({ turns: script.turns.slice(1), rest: [] });
    expect(after(begin, next, next, next)).toMatchObject({ turns: script.turns.slice(1), rest: [] });
  });

  it('when lines are typed, then the sides take turns, and the last line can be taken back', () => {
    const said = after({ kind: 'say', turn: caller('Hello?') });
    expect([nextRole(EMPTY), nextRole(said)]).toEqual(['caller', 'agent']);
    expect(moved(said, { kind: 'take-back' }).turns).toEqual([]);
  });

  it('when something is noted, then it stands once under its slot until it is dropped', () => {
    const noted = after(
      { kind: 'note', slot: 'likes', value: 'tea' },
      { kind: 'note', slot: 'likes', value: 'jasmine tea' },
    );
    expect(noted.noted).toEqual({ likes: 'jasmine tea' });
    expect(moved(noted, { kind: 'drop', slot: 'likes' }).noted).toEqual({});
  });

  it('when another call is chosen, then nothing of the last one is left', () => {
    const full = after({ kind: 'begin', call: script }, { kind: 'play-on' });
    expect(moved(full, { kind: 'begin', call: null })).toEqual(EMPTY);
  });

  it('when the call is over, then it begins with the greeting, unless there was none', () => {
    const play = after({ kind: 'say', turn: caller('Hello?') });
    expect(wholeCall(' Good morning. ', play)).toEqual([agent('Good morning.'), caller('Hello?')]);
    expect(wholeCall(' ', play)).toEqual([caller('Hello?')]);
  });
});

describe('what a rehearsed call leaves behind', () => {
  const fact = (value: string, over: Partial<Fact> = {}): Fact => ({
    ...{ id: value, subject: 'self', slot: 'preferred_staff', value, status: 'active', source: 'caller' },
    ...{ negated: false, confidence: 1, sensitivity: 'normal', trueFrom: '2026-11-20T09:00:00.000Z', trueTo: null },
    ...{ learnedAt: '2026-11-20T09:00:00.000Z', retiredAt: null, callId: null, turn: null, quote: null },
    ...{ pendingReason: null, pinned: false, expiresAt: null },
    ...over,
  });

  it('when a value was only said once more, then it is not shown as gone', () => {
    const learned = [fact('Maria')];
    const ofDaughter = fact('Maria', { subject: 'daughter' });
    const denied = fact('Maria', { negated: true });
    const gone = reallyGone([fact('maria '), fact('Jonas'), ofDaughter, denied], learned);
    expect(gone).toEqual([fact('Jonas'), ofDaughter, denied]);
  });
});
