import type { Words } from './catalogue.ts';
import type { exportEn } from './export.en.ts';

export const exportDe: Words<typeof exportEn> = {
  csv: 'Als Tabelle sichern (CSV)',
  json: 'Vollständig sichern (JSON)',
  saved: 'Liegt bei Ihren Downloads. Die Datei enthält offene Nummern.',
  all: {
    title: 'Alles mitnehmen',
    lead: 'Alles über alle Anrufer, mit offenen Nummern: als Tabelle für die Tabellenkalkulation oder vollständig für ein Programm.',
  },
};
