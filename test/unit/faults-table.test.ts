import { describe, expect, it } from 'vitest';

import { namedInDocument, namedInTests } from '../support/named-rows.ts';

const FAULTS = 32;
const document = namedInDocument('docs/faults.md');

describe('the table of faults', () => {
  it('when a row is looked for, then every one is there, and proven, or says why not', () => {
    expect([...document.rows.keys()]).toEqual(Array.from({ length: FAULTS }, (_, nth) => `F${nth + 1}`));
    const proven = new Set(document.tests.map(({ row }) => row));
    const silent = [...document.rows].filter(([row, said]) => !proven.has(row) && !/\bNot (?:yet|here): /u.test(said));
    expect(silent.map(([row]) => row)).toEqual([]);
  });

  it('when a test is named after a row, then the row names it, and no row names a test that is not there', () => {
    expect(document.tests).toEqual(namedInTests('F'));
  });
});
