import { describe, expect, it } from 'vitest';

import { canariesIn, middleOf } from './canaries.ts';
import { localDay } from './days.ts';
import { generateSet } from './generate.ts';
import { expectedAt } from './ledger.ts';
import { spellingsOf, withheldSpellings } from './numbers.ts';
import { toPostCall, toRing } from './payloads.ts';
import { clockChanges } from './shops.ts';
import { toTimeline } from './timeline.ts';

const set = generateSet({ seed: 11, callers: 200 });
const calls = set.accounts.flatMap((account) => account.calls);
const sayings = calls.flatMap((call) => call.sayings);

describe('the receptionist set', () => {
  it('when generated twice from one seed, then it is the same, and another seed tells another story', () => {
    expect(generateSet({ seed: 11, callers: 200 })).toEqual(set);
    expect(generateSet({ seed: 12, callers: 5 }).accounts[0]).not.toEqual(set.accounts[0]);
  });

  it('when only forty callers are asked for, then they are the first forty of the whole set', () => {
    expect(generateSet({ seed: 11, callers: 40 }).accounts).toEqual(set.accounts.slice(0, 40));
  });

  it('then 200 callers ring 3 to 10 times each, in three trades, over about 18 months', () => {
    expect(set.accounts).toHaveLength(200);
    expect(Math.min(...set.accounts.map((account) => account.calls.length))).toBeGreaterThanOrEqual(3);
    expect(Math.max(...set.accounts.map((account) => account.calls.length))).toBe(10);
    expect(new Set(set.accounts.map(({ shop }) => shop.trade)).size).toBe(3);
    const times = calls.map(({ at }) => at);
    expect((Math.max(...times) - Math.min(...times)) / 86_400_000).toBeGreaterThan(500);
    for (const { calls: own } of set.accounts) {
      const order = own.map(({ at }) => at);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
  });

  it('then somebody rings around every change of the clocks of both zones', () => {
    for (const change of clockChanges) {
      expect(calls.some(({ at }) => Math.abs(at - Date.parse(change)) <= 20 * 60_000)).toBe(true);
    }
    expect(calls.some(({ at, shop }) => localDay(at, shop.zone) !== new Date(at).toISOString().slice(0, 10))).toBe(
      true,
    );
  });

  it('then every kind of caller, manner, hidden number and incomplete delivery occurs', () => {
    const kinds = new Set(set.accounts.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['plain', 'family', 'twins', 'twin-apart', 'withheld', 'attacker', 'talker']));
    expect(new Set(sayings.map(({ manner }) => manner))).toEqual(new Set(['plain', 'corrected', 'denied']));
    const hidden = set.accounts.filter(({ number }) => number === null).flatMap((account) => account.calls);
    expect(new Set(hidden.map(({ from }) => from))).toEqual(new Set(withheldSpellings));
    expect(calls.some(({ rings }) => !rings)).toBe(true);
    expect(calls.some(({ shape }) => !shape.transcript)).toBe(true);
    expect(calls.some(({ shape }) => !shape.analysis)).toBe(true);
    expect(new Set(calls.map(({ shape }) => shape.numberIn)).size).toBe(3);
    expect(calls.some(({ deliveries }) => deliveries.length > 1)).toBe(true);
    expect(calls.some((call, at) => (call.deliveries[0] ?? 0) > (calls[at + 1]?.deliveries[0] ?? Infinity))).toBe(true);
    expect(set.accounts.filter(({ attackWords }) => attackWords.length > 0).length).toBeGreaterThanOrEqual(15);
    expect(set.leavers.length).toBeGreaterThanOrEqual(18);
  });

  it('then no two accounts share a word, but for twins who live apart, and no number', () => {
    const owners = new Map<string, number[]>();
    for (const { canaries, index } of set.accounts) {
      for (const word of canaries) owners.set(middleOf(word), [...(owners.get(middleOf(word)) ?? []), index]);
    }
    const shared = [...owners.values()].filter((indexes) => indexes.length > 1);
    expect(shared.every((indexes) => indexes.every((index) => set.accounts[index]?.kind === 'twin-apart'))).toBe(true);
    expect(shared).toHaveLength(5);
    const spelled = set.accounts.flatMap(({ number }) => (number === null ? [] : spellingsOf(number)));
    expect(new Set(spelled).size).toBe(spelled.length);
    expect(spelled.every((number) => number.replace(/\D/g, '').includes('55501'))).toBe(true);
  });

  it('when a fact follows one that was said twice, then a transcript words it as a correction or it is a slip', () => {
    for (const { calls: own } of set.accounts.filter(({ kind }) => kind === 'plain')) {
      for (const call of own.filter((one) => one.sayings.some(({ manner }) => manner === 'corrected'))) {
        expect(call.shape.transcript).toBe(true);
      }
    }
  });

  it('then what must be told and what must not are never the same thing', () => {
    for (const account of set.accounts) {
      for (const { at } of account.calls) {
        const { told, gone } = expectedAt(account, at);
        const words = new Set(told.map(({ slot, words: of }) => `${slot} ${of.join(' ')}`));
        expect(gone.filter(({ slot, words: of }) => words.has(`${slot} ${of.join(' ')}`))).toEqual([]);
      }
    }
    expect(
      set.accounts.flatMap((account) => account.calls.flatMap(({ at }) => expectedAt(account, at).gone)).length,
    ).toBeGreaterThan(500);
  });

  it('then a payload carries the words of its own account only, and survives the way through JSON', () => {
    for (const account of set.accounts) {
      for (const call of account.calls) {
        const payload = toPostCall(call, null);
        expect(JSON.parse(JSON.stringify(payload))).toEqual(payload);
        const own = new Set(account.canaries);
        const words = canariesIn([payload, toRing(call)]);
        expect(words.filter((word) => !own.has(word) && word.endsWith('k'))).toEqual([]);
      }
    }
  });

  it('then the steps stand in the order of the clock', () => {
    const times = toTimeline(set).map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
});
