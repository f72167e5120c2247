import { describe, expect, it } from 'vitest';

import { asksForNoMore, carrierTrouble } from '../../server/domain/texts/carrier-troubles.ts';

describe('why a text did not arrive', () => {
  it.each([
    ['30034', 'texts_unregistered'],
    ['21614', 'texts_landline'],
    ['30003', 'texts_away'],
    ['21608', 'texts_trial'],
    ['21610', 'texts_stopped'],
  ])('when Twilio says %s, then the owner is told what they can do', (code, sentence) => {
    expect(carrierTrouble(code)).toMatchObject({ code: sentence });
  });

  it('when the number is a new one, or none, then there is no such sentence', () => {
    expect([carrierTrouble('39999'), carrierTrouble(null), carrierTrouble('toString')]).toEqual([null, null, null]);
  });

  it('when somebody asked for no more texts, then that alone counts as it', () => {
    expect(['21610', '21614', null].map(asksForNoMore)).toEqual([true, false, false]);
  });
});
