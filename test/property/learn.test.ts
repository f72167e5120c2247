import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isCorrection, isRenaming } from '../../server/domain/corrections.ts';
import { denialsIn } from '../../server/domain/denials.ts';
import { asciiDigits } from '../../server/domain/digit-words.ts';
import { fold } from '../../server/domain/fold.ts';
import { findingsOf, promisesOf, statedName } from '../support/rules.ts';
import { maskNumbers } from '../../server/domain/masked-numbers.ts';
import { hideDictated } from '../../server/domain/masked-turns.ts';
import { tidyName } from '../../server/domain/names.ts';
import { tidyText } from '../../server/domain/plain-text.ts';
import { slotOf } from '../../server/domain/slots.ts';
import { emailsIn } from '../../server/domain/spoken-email.ts';
import { namesSaid, spelledIn } from '../../server/domain/spoken-name.ts';
import { platesIn } from '../../server/domain/spoken-plate.ts';
import { storedValues } from '../../server/domain/stored-values.ts';
import { quarantineReason } from '../../server/domain/suspicion.ts';
import { mayReadAsOrder } from '../../server/domain/unfenced.ts';
import { aFinishedCall } from '../support/memory-makers.ts';

const size = 16_384;
const likes = slotOf('likes', 'salon');
const asHeard = (text: string) => ({ turn: 0, text, folded: ` ${fold(text)} ` });

const parsers: Record<string, (text: string) => unknown> = {
  fold,
  tidyName,
  namesSaid,
  spelledIn,
  emailsIn,
  platesIn,
  denialsIn,
  tidyText: (text) => tidyText(text, 160),
  maskNumbers: (text) => maskNumbers(text),
  hideDictated: (text) =>
    hideDictated((text.match(/[\s\S]{1,80}/g) ?? []).map((one) => ({ role: 'caller', text: one }))),
  mayReadAsOrder,
  storedValues: (text) => storedValues(likes, text),
  quarantineReason: (text) => quarantineReason(likes, text, 'caller'),
  isCorrection: (text) => isCorrection(asHeard(text), 'Maria'),
  isRenaming: (text) => isRenaming(asHeard(text), 'Maria'),
  promisesOf: (text) => promisesOf(aFinishedCall({ turns: [['agent', text]] }), 'Europe/Berlin'),
};

/** Long rows of what the parsers look for, and of what makes careless patterns slow. */
const hostile = fc.array(
  fc.constantFrom(
    ...['a', ' ', '.', '-', '1', '1 ', 'at ', '@', ' dot ', 'my name is ', 'call me ', 'plate ', 'A-', 'a b ', 'five '],
    ...[
      'not allergic to ',
      '===',
      '{{',
      '\u200B',
      'é',
      '🙂',
      'no longer ',
      'the owner ',
      'will ',
      '\n',
      ', ',
      '$',
      '(',
      '+',
      "I don't see ",
    ],
  ),
  { minLength: 1, maxLength: 4 },
);

describe('T10: parsers under attack', () => {
  it.each(Object.entries(parsers))(
    'when %s reads 16 KiB of anything then it takes milliseconds, not more',
    (_name, parse) => {
      parse('warm up, my name is Anna at example dot com');
      fc.assert(
        fc.property(hostile, (parts) => {
          const text = parts.join('').repeat(size).slice(0, size);
          // The goal is 5 ms on a quiet machine; the limit leaves room for a busy one, while a parser that is not linear
          // takes hundreds. Processor time over several readings, because its clock is coarse.
          const start = process.threadCpuUsage();
          for (let reading = 0; reading < 4; reading++) parse(text);
          const { user, system } = process.threadCpuUsage(start);
          expect((user + system) / 1_000 / 4).toBeLessThan(20);
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe('what is learned from any call', () => {
  const words = fc.constantFrom(
    ...[
      'my',
      'name',
      'is',
      'Anna',
      'Berg',
      'call',
      'me',
      'not',
      'allergic',
      'to',
      'nuts',
      'email',
      'anna',
      'at',
      'example',
      'dot',
      'com',
    ],
    ...[
      'plate',
      'KT19',
      'ABC',
      '+1',
      '555',
      '010-1234',
      'five',
      'oh',
      'actually',
      'Maria',
      'any',
      'more',
      'sold',
      'the',
      'A-N-N-A',
      '{{x}}',
      '===',
      '\n',
    ],
  );
  const sentence = fc.array(words, { maxLength: 25 }).map((parts) => parts.join(' '));
  const script = fc.record({
    turns: fc.array(fc.tuple(fc.constantFrom('agent', 'caller'), sentence), { maxLength: 6 }),
    collected: fc.dictionary(
      fc.constantFrom('customer_name', 'likes', 'allergies', 'address', 'vehicle_plate', 'odd one', '__proto__'),
      sentence,
    ),
    tools: fc.array(
      fc.record({
        tool: fc.constantFrom('book_appointment', 'x'),
        input: fc.dictionary(fc.constantFrom('customer_name', 'email'), fc.jsonValue()),
        output: fc.jsonValue(),
      }),
      { maxLength: 3 },
    ),
  });

  it('when a call is learned from twice then both times the same, each once, tidy, and without a phone number', () => {
    fc.assert(
      fc.property(script, (said) => {
        const call = aFinishedCall(said);
        const findings = findingsOf(call, 'garage');
        expect(findingsOf(call, 'garage')).toEqual(findings);
        expect(
          new Set(
            findings.map((finding) =>
              JSON.stringify([finding.source, finding.slot, finding.negated, fold(finding.value)]),
            ),
          ).size,
        ).toBe(findings.length);
        for (const { slot, value, quote, turn } of findings) {
          expect(slot).toMatch(/^[a-z][a-z0-9_]{0,59}$/);
          expect(value.length).toBeGreaterThan(0);
          expect(`${value} ${quote ?? ''}`).not.toMatch(/[{}\n]|===/);
          if (slot !== 'email') expect(maskNumbers(asciiDigits(value), 'address')).toBe(value);
          if (quote !== null) expect(maskNumbers(quote)).toBe(quote);
          if (turn !== null) expect(call.turns[turn]?.role).toBe('caller');
        }
        const { name } = statedName(call, findings);
        if (name !== null) expect(tidyName(name)).toBe(name);
      }),
      { numRuns: 1_000 },
    );
  });
});
