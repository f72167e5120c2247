import { describe, expect, it } from 'vitest';

import { fictionalNumber } from '../../server/cli/rehearsal/fictional-numbers.ts';
import { TEST_CALLER } from '../../server/domain/connect/test-script.ts';
import { isInvented } from '../../server/domain/texts/invented.ts';

/** The areas that the British regulator keeps numbers free in for drama, as prefixes of a thousand numbers each. */
const BRITISH_DRAMA = ['+447700900', '+442079460', '+441134960', '+441632960'];

describe('numbers that ring nowhere', () => {
  it('when a rehearsal or a test of the set-up calls, then its number counts as invented', () => {
    const numbers = [TEST_CALLER, ...Array.from({ length: 500 }, () => fictionalNumber())];
    expect(numbers.filter((number) => !isInvented(number))).toEqual([]);
  });

  it.each(BRITISH_DRAMA)('when it is the first or the last of %s, then it is invented', (prefix) => {
    expect([isInvented(`${prefix}000`), isInvented(`${prefix}999`)]).toEqual([true, true]);
  });

  it('when it lies beside what is kept free, or is written in another way, then it is somebody’s', () => {
    const outside = ['+12125550099', '+12125550200', '+1212555010', '+121255501000', '12125550100', ' +12125550100'];
    const british = ['+447700899999', '+447700901000', '+442079459999', '+441632961000', '+44770090000'];
    expect([...outside, ...british, ''].filter(isInvented)).toEqual([]);
  });
});
