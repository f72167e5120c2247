import type { Words } from './catalogue.ts';
import type { todayEn } from './today.en.ts';

export const todayDe: Words<typeof todayEn> = {
  title: 'Heute',
};
