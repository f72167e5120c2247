import type { Words } from './catalogue.ts';
import type { rehearseEn } from './rehearse.en.ts';

export const rehearseDe: Words<typeof rehearseEn> = {
  title: 'Proben',
};
