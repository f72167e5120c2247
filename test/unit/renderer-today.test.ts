import { describe, expect, it } from 'vitest';

import type { Pack, PackLine } from '#contract/calls.ts';
import type { LearnedFact } from '#contract/today.ts';

import { groupedLines, sourceAddress } from '../../renderer/src/shop/pack-groups.ts';
import { dueOn } from '../../renderer/src/features/today/due-day.ts';
import { learnedByCaller } from '../../renderer/src/features/today/learned-by-caller.ts';
import { toldLines } from '../../renderer/src/features/today/told-lines.ts';

function line(section: PackLine['section'], text: string, source: PackLine['source'] = null): PackLine {
  return { section, text, source };
}

function learned(id: string, callerId: string): LearnedFact {
  const times = { trueFrom: '2026-11-20T09:00:00.000Z', learnedAt: '2026-11-20T09:00:00.000Z' };
  return {
    fact: {
      ...{ id, subject: 'self', slot: 'likes', value: 'tea', status: 'active', source: 'caller', negated: false },
      ...{ confidence: 1, sensitivity: 'normal', ...times, trueTo: null, retiredAt: null, callId: null, turn: null },
      ...{ quote: null, pendingReason: null, pinned: false, expiresAt: null },
    },
    ...{ callerId, callerName: callerId.toUpperCase(), at: '2026-11-20T09:00:00.000Z' },
  };
}

function pack(kind: Pack['kind'], lines: PackLine[]): Pack {
  return { sentAt: '2026-11-20T09:00:00.000Z', kind, tokens: 0, lines, firstMessage: '', variables: {}, overrides: [] };
}

describe('Today', () => {
  it('when a task has a day, then it lies before, on, right after or beyond the shop’s today', () => {
    const days = ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', null];
    const lie = days.map((due) => dueOn(due, '2026-12-31'));
    expect(lie).toEqual(['overdue', 'today', 'tomorrow', 'later', 'someday']);
  });

  it('when several people told something, then it stands under each of them, the latest first', () => {
    const groups = learnedByCaller([learned('1', 'ben'), learned('2', 'ana'), learned('3', 'ben')]);
    expect(groups.map(({ callerName, facts }) => [callerName, facts.map(({ fact }) => fact.id)])).toEqual([
      ['BEN', ['1', '3']],
      ['ANA', ['2']],
    ]);
  });

  it('when a call is live, then it shows what was told of the caller, not the day or that nothing is known', () => {
    const who = line('who', 'First call from this number.');
    const hours = line('today', 'The shop is open now.', { kind: 'business', id: 'salon' });
    const note = line('note', 'Closed on Friday.', { kind: 'note', id: 'n' });
    expect(toldLines(pack('new', [who, note, hours]))).toEqual([note]);
    expect(toldLines(pack('shared', [who, hours]))).toEqual([who]);
  });
});

describe('what the agent was told', () => {
  it('when lines share a section, then they stand under one heading, in the order they were told', () => {
    const lines = [line('who', 'a'), line('task', 'b'), line('who', 'c')];
    const groups = groupedLines(lines).map(({ section, lines: told }) => [section, told.map(({ text }) => text)]);
    expect(groups).toEqual([
      ['who', ['a', 'c']],
      ['task', ['b']],
    ]);
  });

  it('when a line has a source, then it leads to where that is shown', () => {
    expect(sourceAddress({ kind: 'call', id: 'c' }, null)).toBe('/calls/c');
    expect(sourceAddress({ kind: 'fact', id: 'f' }, 'p')).toBe('/callers/p');
    expect(sourceAddress({ kind: 'business', id: 'b' }, 'p')).toBe('/settings');
    expect(sourceAddress({ kind: 'notice', id: 'n' }, 'p')).toBe('/#notes');
    expect(sourceAddress({ kind: 'fact', id: 'f' }, null)).toBeNull();
    expect(sourceAddress(null, 'p')).toBeNull();
  });
});
