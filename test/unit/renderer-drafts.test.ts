import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isChanged, kept, leftOver, rebased, taken, type Part } from '../../renderer/src/client/draft-merge.ts';

type Shop = { name: string; tone: string; days: readonly string[]; typed: string | null; known: string };

const parts: readonly Part<Shop>[] = [['name'], ['tone'], ['days'], ['typed', 'known']];
const shop: Shop = { name: 'Salon', tone: 'calm', days: ['2026-12-24'], typed: null, known: '••81' };
const over = (change: Partial<Shop>): Shop => ({ ...shop, ...change });

describe('a draft over what somebody else saved in the meantime', () => {
  test('takes silently what was not touched here, and keeps what was touched only here', () => {
    const merge = rebased({ base: shop, mine: over({ name: 'Mine' }) }, over({ tone: 'brisk', days: [] }), parts);
    expect(merge.mine).toEqual(over({ name: 'Mine', tone: 'brisk', days: [] }));
    expect(merge.clashes).toEqual([]);
    expect(isChanged(merge, parts)).toBe(true);
  });

  test('tells what was touched by both, and is settled by a choice', () => {
    const theirs = over({ name: 'Theirs', tone: 'brisk' });
    const merge = rebased({ base: shop, mine: over({ name: 'Mine' }) }, theirs, parts);
    expect([merge.clashes, merge.mine.name]).toEqual([[['name']], 'Mine']);
    const mine = rebased(kept(merge, theirs, ['name']), theirs, parts);
    expect([mine.clashes, mine.mine]).toEqual([[], { ...theirs, name: 'Mine' }]);
    const given = rebased(taken(merge, theirs, ['name']), theirs, parts);
    expect([given.clashes, given.mine, isChanged(given, parts)]).toEqual([[], theirs, false]);
  });

  test('has nothing to choose where both say the same, or where it was typed back', () => {
    const theirs = over({ days: ['2026-12-31'] });
    for (const mine of [theirs, shop])
      expect(rebased({ base: shop, mine }, theirs, parts)).toEqual({ base: theirs, mine: theirs, clashes: [] });
  });

  test('knows of something sealed by what is known of it', () => {
    const mine = over({ typed: '+12125550181' });
    expect(rebased({ base: shop, mine }, over({ known: '••82' }), parts).clashes).toEqual([['typed', 'known']]);
    expect(rebased({ base: shop, mine }, over({ tone: 'brisk' }), parts).clashes).toEqual([]);
  });

  test('once saved is left only with what was typed since it was sent', () => {
    const sent = over({ name: 'Mine ', typed: '+12125550181' });
    const answer = over({ name: 'Mine', known: '••81, ••82' });
    expect(isChanged(leftOver(sent, sent, answer, parts), parts)).toBe(false);
    const left = leftOver({ ...sent, tone: 'typed on' }, sent, answer, parts);
    expect(left).toEqual({ base: answer, mine: { ...answer, tone: 'typed on' } });
  });

  const word = fc.constantFrom('a', 'b', 'c');
  const anyShop: fc.Arbitrary<Shop> = fc.record({
    ...{ name: word, tone: word, days: fc.array(word, { maxLength: 2 }), known: word },
    typed: fc.option(word),
  });

  test('never loses a word: each part is as somebody left it, and a clash is told wherever two did', () => {
    fc.assert(
      fc.property(anyShop, anyShop, anyShop, (base, mine, theirs) => {
        const merge = rebased({ base, mine }, theirs, parts);
        for (const field of ['name', 'tone'] as const) {
          const isTold = merge.clashes.some((part) => part[0] === field);
          const both = mine[field] !== base[field] && theirs[field] !== base[field] && mine[field] !== theirs[field];
          expect(isTold).toBe(both);
          expect(merge.mine[field]).toBe(mine[field] === base[field] ? theirs[field] : mine[field]);
        }
        expect(rebased(merge, theirs, parts)).toEqual(merge);
      }),
    );
  });
});
