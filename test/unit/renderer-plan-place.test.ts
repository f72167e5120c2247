import { expect, it } from 'vitest';

import { refused } from '#contract/errors.ts';
import { tell, type SentenceCode } from '#contract/told.ts';
import { placeOf } from '../../renderer/src/features/setup/plan-place.ts';

it('when something keeps everything from being set up, then it is known where the owner mends it, and nothing is made up', () => {
  const place = (code: SentenceCode, values: Record<string, string> = {}) =>
    placeOf(refused('conflict', { ...tell('connect_busy'), code, values }));
  expect(place('connect_no_address')).toBe('way');
  expect(place('connect_address_unverified')).toBe('way');
  expect(place('provider_key_refused')).toBe('keys');
  expect(place('connect_line_of_shop')).toBe('number');
  expect(place('provider_not_found', { provider: 'Twilio' })).toBe('number');
  expect(place('provider_not_found', { provider: 'ElevenLabs' })).toBe('agent');
  expect([place('provider_unreachable'), place('provider_down'), place('connect_busy')]).toEqual([null, null, null]);
  expect(placeOf(new Error('What nobody expected.'))).toBeNull();
});
