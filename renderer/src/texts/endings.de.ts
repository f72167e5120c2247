import type { Words } from './catalogue.ts';
import type { endingsEn } from './endings.en.ts';

export const endingsDe: Words<typeof endingsEn> = {
  byCaller: 'Die andere Seite hat aufgelegt',
  byAgent: 'Der Agent hat ihn beendet',
  busy: 'Es war besetzt',
  noAnswer: 'Niemand hat abgenommen',
  unknown: 'Der Grund ist nicht bekannt',
};
