import type { Words } from './catalogue.ts';
import { plural } from './plural.ts';
import type { replayEn } from './replay.en.ts';

export const replayDe: Words<typeof replayEn> = {
  title: 'Und heute?',
  lead: 'Was demselben Klingeln mit dem heutigen Gedächtnis mitgeteilt würde. Nichts wird gesendet oder gespeichert.',
  ask: 'Mit heute vergleichen',
  again: 'Noch einmal vergleichen',
  then: 'Damals mitgeteilt',
  now: 'Heute mitgeteilt',
  same: 'Heute würde genau dasselbe mitgeteilt.',
  none: 'Damals wurde nichts mitgeteilt, also ist alles neu.',
  unchanged: (count) => plural('de', count, 'Zeile ist gleich', 'Zeilen sind gleich'),
  parts: { greeting: 'Erste Worte', line: 'Gedächtnis', variable: 'Variablen', override: 'Änderungen am Agenten' },
  nothing: 'Nichts',
};
