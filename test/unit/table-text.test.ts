import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readCsv } from '../../server/platform/csv.ts';
import { readTableText, strangeWords } from '../../server/platform/table-text.ts';

const GERMAN = 'name;minutes\r\nFärben „lang“;90\r\nHaarkur für 45 €;30\r\n';
const MARK = '\ufeff';
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
/** As Windows writes it: by hand, so that nobody's table of letters is its own judge. */
const windows = Buffer.concat(
  ['name;minutes\r\nF', 0xe4, 'rben ', 0x84, 'lang', 0x93, ';90\r\nHaarkur f', 0xfc, 'r 45 ', 0x80, ';30\r\n'].map(
    (piece) => (typeof piece === 'number' ? Buffer.from([piece]) : Buffer.from(piece)),
  ),
);
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the text of a table', () => {
  it.each([
    ['UTF-8', Buffer.from(GERMAN), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(MARK + GERMAN), 'utf-8'],
    ['UTF-16 of a PC', utf16(MARK + GERMAN), 'utf-16'],
    ['UTF-16 the other way round', utf16(MARK + GERMAN).swap16(), 'utf-16'],
    ['what Windows writes in Western Europe', windows, 'windows-1252'],
  ])('when it is in %s, then every letter is read', (_what, bytes, encoding) => {
    expect(readTableText(bytes)).toEqual({ text: GERMAN, encoding });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a mark alone', Buffer.from(MARK), 'empty'],
    ['blank lines', Buffer.from(' \r\n\r\n'), 'empty'],
    ['a new workbook', Buffer.from('PK\u0003\u0004\u0014'), 'workbook'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'workbook'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'no_text'],
    ['UTF-16 that does not say so', utf16(GERMAN), 'no_text'],
    ['UTF-16 that breaks off', utf16(MARK + GERMAN).subarray(0, -1), 'no_text'],
    ['what DOS wrote', Buffer.from([0x46, 0x81, 0x72]), 'no_text'],
  ])('when a file holds %s, then that is what it is taken for', (_what, bytes, taken) => {
    expect(readTableText(bytes)).toBe(taken);
  });

  it('when a file holds any bytes at all, then it is read or refused, and nothing is thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const read = readTableText(Buffer.from(bytes));
        if (typeof read === 'string') return;
        const table = await readCsv(read.text, { most: 10, breath });
        expect(typeof table === 'string' ? ['unreadable', 'too_long'] : [table]).toContain(table);
      }),
      { numRuns: 200 },
    );
  });

  it('when an encoding was guessed, then a few words tell whether it was right', () => {
    expect(strangeWords('Färben;plain,"für"\nFärben Größe Müller')).toEqual(['Färben', 'für', 'Größe']);
    expect(strangeWords('plain,words')).toEqual([]);
  });
});

describe('the rows of a table', () => {
  const long = ['name', ...Array.from({ length: 5000 }, (_, row) => `"Frau ${row}, Süd 😀"`)].join('\n');

  it('when a table is longer than a piece, then no letter is cut, and every line is known', async () => {
    let breaths = 0;
    const counted = (): Promise<void> => ((breaths += 1), breath());
    const table = await readCsv(long, { most: 5000, breath: counted });
    if (typeof table === 'string') throw new Error(table);
    expect(table.rows).toHaveLength(5000);
    const wrong = table.rows.filter(
      ({ line, cells }, row) => cells['name'] !== `Frau ${row}, Süd 😀` || line !== row + 2,
    );
    expect(wrong).toEqual([]);
    expect(breaths).toBeGreaterThan(3);
  });

  it.each(['\n', '\r\n'])(
    'when cells and rows are parted by %j, then each row has the line it begins on',
    async (end) => {
      const lines = ['name,note', 'A,"x', 'y"', '', 'B,"z', '', 'w"', '', '', 'C,1'];
      const table = await readCsv(lines.join(end), { most: 9, breath });
      expect(typeof table === 'string' ? table : table.rows.map(({ line }) => line)).toEqual([2, 5, 10]);
    },
  );

  it('when it has more rows than are taken, or a quote that never ends, then that is said', async () => {
    expect(await readCsv(long, { most: 4999, breath })).toBe('too_long');
    expect(await readCsv(`name\n"open${long}`, { most: 5000, breath })).toBe('unreadable');
    expect(await readCsv(`name\n${'a"b\n'.repeat(60_000)}`, { most: 5000, breath })).toBe('unreadable');
  });

  it('when it was told to stop meanwhile, then the reading ends with that', async () => {
    const stopped = (): Promise<void> => Promise.reject(new Error('stopped'));
    await expect(readCsv(long, { most: 5000, breath: stopped })).rejects.toThrow('stopped');
  });
});
