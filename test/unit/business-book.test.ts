import { expect, it } from 'vitest';

import { createBusinessBook } from '../../server/services/business-book.ts';
import type { CallerKeys } from '../../server/services/caller-keys.ts';
import type { SoulFiles } from '../../server/services/soul-files.ts';
import type { SecretBox } from '../../server/platform/secret-box.ts';
import type { Stores } from '../../server/store/open-stores.ts';
import { aBusiness } from '../support/people-and-shops.ts';
import { SHOP_NUMBER } from '../support/factories.ts';

it('when a thousand other things were called, then the spellings of before are no longer kept', () => {
  const lookedUp: string[] = [];
  const businesses = {
    all: () => [aBusiness({ id: 'default' }), aBusiness({ id: 'bakery' })],
    numbers: () => [{ key: `key of ${SHOP_NUMBER}`, businessId: 'bakery' }],
  };
  const deskBook = {
    settings: () => ({ holidays: { worked: [] } }),
    closures: () => [],
    holidays: () => [],
    services: () => [],
  };
  const stores = { businesses, deskBook, settings: { secretNames: () => [] } } as unknown as Stores;
  const of = (e164: string): string => {
    lookedUp.push(e164);
    return `key of ${e164}`;
  };
  const souls = { get: () => ({ soul: { parts: [] }, changedAt: 0, problems: [] }) } as unknown as SoulFiles;
  const keys = { of } as unknown as CallerKeys;
  const book = createBusinessBook({ stores, keys, box: {} as SecretBox, souls });
  book.load();
  const shopOf = (calledNumber: string): string => book.forCall({ calledNumber, agentId: null }).business.id;

  expect([shopOf(SHOP_NUMBER), shopOf(SHOP_NUMBER)]).toEqual(['bakery', 'bakery']);
  expect(lookedUp).toEqual([SHOP_NUMBER]);
  for (let n = 0; n < 1000; n += 1) expect(shopOf(`sip:nobody-${n}`)).toBe('default');
  expect(shopOf(SHOP_NUMBER)).toBe('bakery');
  expect(lookedUp).toEqual([SHOP_NUMBER, SHOP_NUMBER]);
});
