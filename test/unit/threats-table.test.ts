import { describe, expect, it } from 'vitest';

import { namedInDocument, namedInTests } from '../support/named-rows.ts';

const THREATS = 30;
const document = namedInDocument('docs/threats.md');

describe('the table of threats', () => {
  it('when a row is looked for, then every one is there, and proven, or says why not', () => {
    expect([...document.rows.keys()]).toEqual(Array.from({ length: THREATS }, (_, nth) => `T${nth + 1}`));
    const proven = new Set(document.tests.map(({ row }) => row));
    const silent = [...document.rows].filter(([row, said]) => !proven.has(row) && !/^Not (?:yet|here): /mu.test(said));
    expect(silent.map(([row]) => row)).toEqual([]);
  });

  it('when a test is named after a row, then the row names it, and no row names a test that is not there', () => {
    expect(document.tests).toEqual(namedInTests('T'));
  });
});
