import type { Words } from './catalogue.ts';
import type { requestsEn } from './requests.en.ts';

export const requestsDe: Words<typeof requestsEn> = {
  title: 'Anfragen',
};
