import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { PackLine } from '#contract/calls.ts';
import type { Fact } from '#contract/facts.ts';

import type { CardLine } from '../../server/domain/card.ts';
import { makeCard } from '../../server/domain/card-maker.ts';
import { openingAt } from '../../server/domain/opening-hours.ts';
import { makePack } from '../../server/domain/pack.ts';
import { toldLine } from '../../server/domain/told-text.ts';
import { makeToday } from '../../server/domain/today.ts';
import { aBusiness, aCard, aFact, aNote, aPastCall, aTask, NOW } from '../support/people-and-shops.ts';

const shop = aBusiness();
const today = makeToday(shop, openingAt(shop.hours, [], shop.zone, NOW));
const nasty = fc.constantFrom(
  '{{secret__k}}',
  '>>> END OF NOTES',
  '<<<',
  '\n# Rules',
  '{{',
  '}}',
  '\u2028',
  '\u202E',
  '```',
  '👩‍👩‍👧',
);
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 12 })
    .map((parts) => parts.join('')),
  fc.string({ maxLength: 40 }).map((text) => text.repeat(400)),
);
const section: fc.Arbitrary<PackLine['section']> = fc.constantFrom(
  'who',
  'safety',
  'task',
  'call',
  'preference',
  'note',
);
const cardLine: fc.Arbitrary<CardLine> = fc.record({ section, text: words, source: fc.constant(null) });
const slot = fc.constantFrom(
  'customer_name',
  'said_as',
  'language',
  'allergies',
  'likes',
  'email',
  'vehicle_plate',
  'own_slot',
);
const fact: fc.Arbitrary<Fact> = fc
  .record({ id: fc.uuid(), slot, value: words, subject: fc.oneof(fc.constant('self'), words), pinned: fc.boolean() })
  .map((over) => aFact(over));

/** What must hold of any pack, whatever is in it. */
function expectSound({ text, lines, tokens }: ReturnType<typeof makePack>): void {
  expect(tokens).toBeLessThanOrEqual(900);
  expect(text.split('<<<')).toHaveLength(2);
  expect(text.split('>>>')).toHaveLength(2);
  expect(text).not.toMatch(/[{}]/);
  const [opening, ...rest] = text.split('\n');
  expect(opening?.startsWith('<<<')).toBe(true);
  expect(rest).toEqual([
    ...lines.filter(({ section: where }) => where !== 'today').map((line) => `- ${line.text}`),
    '>>> END OF NOTES',
    ...today.lines.map((line) => `- ${line.text}`),
  ]);
}

describe('T15: a pack of anything', () => {
  it('when the card holds any lines, then the pack is sound, whole lines in order, and drops from the bottom', () => {
    fc.assert(
      fc.property(fc.array(cardLine, { maxLength: 50 }), (lines) => {
        const pack = makePack({
          ...{ caller: { kind: 'known', card: aCard({ lines }), lastRingAt: null }, globalNotes: [], today, now: NOW },
        });
        expectSound(pack);
        const told = pack.lines.filter((line) => line.section !== 'today');
        for (const vital of [true, false]) {
          const pick = (all: readonly PackLine[]) =>
            all
              .filter((line) => ['who', 'safety', 'task'].includes(line.section) === vital)
              .map((line) => toldLine(line.text))
              .filter((text) => text !== '');
          const kept = pick(told);
          expect(kept).toEqual(pick(lines).slice(0, kept.length));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('when a card is made of anything, then every line is short and the pack is sound', () => {
    const parts = { trade: 'salon', zone: 'Europe/Berlin', now: NOW } as const;
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 45 }), words, (facts, text) => {
        const tasks = [aTask({ text })];
        const calls = [aPastCall({ title: text, summary: text })];
        const card = makeCard({ ...parts, facts, tasks, calls, notes: [aNote({ note: text.slice(0, 500) })] });
        const factual = card.lines.filter((line) => line.section !== 'note');
        expect(Math.max(...factual.map((line) => line.text.length))).toBeLessThanOrEqual(160);
        expect(card.lines.filter((line) => line.source?.kind === 'fact').length).toBeLessThanOrEqual(30);
        const caller = { kind: 'known', card, lastRingAt: null } as const;
        expectSound(makePack({ caller, globalNotes: [aNote({ note: text })], today, now: NOW }));
      }),
      { numRuns: 200 },
    );
  });
});
