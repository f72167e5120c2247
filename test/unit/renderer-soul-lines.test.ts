import fc from 'fast-check';
import { expect, test } from 'vitest';

import { lineStart, toLines } from '../../renderer/src/features/settings/soul-lines.ts';

test('a line of a template is found where it begins', () => {
  const text = 'one\n\nthree\n';
  expect([1, 2, 3, 4, 9].map((line) => lineStart(text, line))).toEqual([0, 4, 5, 11, 11]);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', ' '), maxLength: 30 }), (any) => {
      for (const [i, line] of toLines(any).entries())
        expect(any.slice(lineStart(any, i + 1), lineStart(any, i + 1) + line.length)).toBe(line);
    }),
  );
});
