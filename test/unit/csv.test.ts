import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toCsv } from '../../server/platform/csv.ts';

const TRIGGERS = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '\uff1d', '\uff0b', '\uff0d', '\uff20'];

const plain = fc.string({ unit: 'grapheme', maxLength: 20 });
const risky = fc.tuple(fc.constantFrom(...TRIGGERS), plain).map(([first, rest]) => first + rest);
const awkward = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', "'", ';', 'a', ' '), maxLength: 12 });
const table = fc.array(fc.array(fc.oneof(plain, risky, awkward), { minLength: 2, maxLength: 5 }), {
  minLength: 1,
  maxLength: 8,
});

/** RFC 4180 read by hand, so that the library is not its own judge. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  for (let at = 0; at < csv.length; at += 2) {
    const row: string[] = [];
    for (let more = true; more; at += more ? 1 : 0) {
      let cell = '';
      if (csv[at] === '"') {
        for (at += 1; csv[at] !== '"' || csv[at + 1] === '"'; at += 1) {
          if (csv[at] === '"') at += 1;
          cell += csv[at] ?? '';
        }
        at += 1;
      } else {
        for (; at < csv.length && csv[at] !== ',' && csv[at] !== '\r'; at += 1) cell += csv[at] ?? '';
      }
      row.push(cell);
      more = csv[at] === ',';
    }
    rows.push(row);
  }
  return rows;
}

describe('T14: CSV for a spreadsheet', () => {
  it('when any cells are written, then none begins like a formula and reading back gives the same cells', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const cells = parse(toCsv(rows));
        const expected = rows.map((row) => row.map((cell) => (TRIGGERS.includes(cell.charAt(0)) ? `'${cell}` : cell)));
        expect(cells).toEqual(expected);
        expect(cells.flat().filter((cell) => TRIGGERS.includes(cell.charAt(0)))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['a telephone number', '+12125550101', "'+12125550101"],
    ['a formula', '=HYPERLINK("http://example.com")', `'=HYPERLINK("http://example.com")`],
    ['a NUL', '\0=1', "'\0=1"],
    ['an ordinary name', 'Anna Lindqvist', 'Anna Lindqvist'],
  ])('when a cell is %s, then it is read as text', (_kind, given, read) => {
    expect(parse(toCsv([[given, 'x']]))).toEqual([[read, 'x']]);
  });
});
