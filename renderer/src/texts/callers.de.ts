import type { Words } from './catalogue.ts';
import type { callersEn } from './callers.en.ts';

export const callersDe: Words<typeof callersEn> = {
  title: 'Anrufer',
};
