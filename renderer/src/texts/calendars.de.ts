import type { Words } from './catalogue.ts';
import type { calendarsEn } from './calendars.en.ts';

export const calendarsDe: Words<typeof calendarsEn> = {
  feed: 'Termine in anderen Kalenderprogrammen',
  feedLead:
    'Eine Adresse, unter der Kalenderprogramme die Termine finden. Wer sie hat, kann sie lesen: Behandeln Sie sie wie ein Passwort.',
  make: 'Adresse anlegen',
  made: 'Es gibt eine neue Adresse.',
  here: 'Auf diesem Computer',
  outside: 'Von überall',
  copy: 'Kopieren',
  copied: 'Kopiert',
  open: 'Von außen lesbar, etwa mit dem Handy',
  openHelp: 'Bis dahin können nur Programme auf diesem Computer sie lesen.',
  noOutside: 'Zurzeit gibt es keine öffentliche Adresse, also kann sie niemand von außen lesen.',
  names: 'Mit Vornamen der Kunden',
  namesHelp: 'Sonst steht nur darin, was gemacht wird und wann.',
  renew: 'Neue Adresse',
  renewSure: 'Neue Adresse anlegen?',
  renewWords: 'Die alte gilt sofort nicht mehr: Jedes Programm, das sie liest, braucht die neue.',
  revoke: 'Adresse entfernen',
  revokeSure: 'Adresse entfernen?',
  revokeWords: 'Programme, die sie lesen, bekommen nichts mehr.',
  revoked: 'Die Adresse gilt nicht mehr.',
  import: 'Eigener Kalender',
  importLead:
    'Wo er „beschäftigt“ sagt, kann niemand buchen. Behalten werden nur die Zeiten, nichts von dem, was darin steht.',
  address: 'Adresse des Kalenders (iCal, .ics)',
  addressHelp:
    'Google: Einstellungen des Kalenders, „Privatadresse im iCal-Format“. Outlook und iCloud: den Kalender veröffentlichen.',
  bringIn: 'Übernehmen',
  broughtIn: 'Der Kalender wurde gelesen.',
  from: (host: string) => `Von ${host}`,
  read: 'Zuletzt gelesen',
  never: 'Noch nicht gelesen',
  busy: (amount: number) => (amount === 1 ? 'eine belegte Zeit voraus' : `${amount} belegte Zeiten voraus`),
  skipped: (amount: number) =>
    `${amount === 1 ? 'Ein Eintrag war' : `${amount} Einträge waren`} nicht zu verstehen und halten keine Zeit frei.`,
  stillCounts: 'Was zuvor gelesen wurde, gilt weiter.',
  refresh: 'Jetzt lesen',
  drop: 'Entfernen',
  dropOf: (name: string) => `Kalender von ${name} entfernen`,
  dropSure: 'Diesen Kalender entfernen?',
  dropWords: 'Seine belegten Zeiten können wieder gebucht werden.',
  dropped: 'Der Kalender wurde entfernt.',
  file: 'Kalenderdatei',
};
