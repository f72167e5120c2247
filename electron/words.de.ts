import type { ShellWords } from './words.en.ts';

export const german: ShellWords = {
  language: 'de',
  cannotStart: 'Linekeeper kann nicht starten',
  unexpected: 'Etwas ist schiefgegangen, womit niemand gerechnet hat. Mehr steht im Protokoll im Datenordner.',
  quit: 'Beenden',
  openDataFolder: 'Datenordner öffnen',

  windowGone: 'Das Fenster funktioniert nicht mehr',
  windowGoneLines: [
    'Linekeeper selbst arbeitet weiter: Anrufe werden beantwortet und behalten.',
    'Schließen Sie dieses Fenster und öffnen Sie es über das Symbol neu. Hilft das nicht, starten Sie den Computer neu.',
  ],

  starting: 'Linekeeper startet',
  startingLines: ['Einen Moment bitte.'],
};
