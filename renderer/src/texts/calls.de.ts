import type { Words } from './catalogue.ts';
import type { callsEn } from './calls.en.ts';

export const callsDe: Words<typeof callsEn> = {
  title: 'Anrufe',
};
