import type { Words } from './catalogue.ts';
import type { shopEn } from './shop.en.ts';

export const shopDe: Words<typeof shopEn> = {
  shop: 'Betrieb',
  all: 'Alle Betriebe',
};
