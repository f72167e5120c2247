import { expect, it } from 'vitest';

import { addressesAt, leadsTo } from '../../server/domain/connect/addresses.ts';

it('when an address was registered before it said how it is tried again, then it leads to the same, and no other does', () => {
  const { texts, status } = addressesAt('https://linekeeper.example/');
  expect(leadsTo('https://linekeeper.example/api/webhooks/twilio/sms', texts)).toBe(true);
  expect(leadsTo('https://linekeeper.example/api/webhooks/twilio/status', status)).toBe(true);
  expect(leadsTo('https://elsewhere.example/api/webhooks/twilio/sms', texts)).toBe(false);
  expect(leadsTo(status, texts)).toBe(false);
});
