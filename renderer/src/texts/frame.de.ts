import type { Words } from './catalogue.ts';
import type { frameEn } from './frame.en.ts';

export const frameDe: Words<typeof frameEn> = {
  product: 'Linekeeper',
  skip: 'Zum Inhalt springen',
  navigation: 'Hauptnavigation',
  views: {
    today: 'Heute',
    callers: 'Anrufer',
    calls: 'Anrufe',
    calendar: 'Kalender',
    requests: 'Zustellungen',
    rehearse: 'Proben',
    setup: 'Verbinden',
    doctor: 'Doktor',
    settings: 'Einrichten',
  },
  reach: {
    reachable: 'Erreichbar',
    unreachable: 'Nicht erreichbar',
    local: 'Nur dieser Rechner',
    unknown: 'Noch nicht sicher',
  },
  reasons: {
    answered: 'ElevenLabs erreicht diesen Rechner.',
    refused:
      'Zustellungen kommen an, wurden aber alle abgewiesen. Kommen sie von ElevenLabs, ist das Geheimnis dort nicht das hier hinterlegte.',
    failing: 'Zustellungen kommen an, aber die letzte ließ sich nicht beantworten.',
    verified:
      'Die öffentliche Adresse führt zu diesem Rechner. Von etwas anderem, das darüber ankam, ist noch nichts bekannt.',
    'no-address': 'Es gibt noch keine öffentliche Adresse, die ElevenLabs anrufen kann.',
    'only-here': 'Die öffentliche Adresse kann nur dieser Rechner selbst aufrufen, ElevenLabs nicht.',
    'tunnel-down': 'Anrufer werden nicht erkannt.',
  },
  problems: 'Was gerade nicht geht',
  mend: 'Hier beheben',
  doctor: 'Der Doktor sagt mehr, und was zu tun ist',
  inFile: (file, line, said) => `${file}, Zeile ${line}: ${said}`,
  demo: {
    mark: 'Vorführung: erfundene Anrufer',
    leave: 'Vorführung verlassen',
    leaving: 'Linekeeper schließt sich jetzt und öffnet sich wieder mit Ihrem eigenen Betrieb.',
  },
  restored: {
    done: 'Eine Sicherung wurde eingespielt.',
    failed: 'Eine Sicherung ließ sich nicht einspielen; es wurde nichts geändert.',
    more: 'Sehen, was daraus wurde',
  },
  lost: 'Die Verbindung zu Linekeeper ist unterbrochen. Was hier steht, kann veraltet sein; es erholt sich von selbst.',
  back: 'Wieder verbunden. Alles ist auf dem neuesten Stand.',
  language: 'Sprache',
  languages: { en: 'English', de: 'Deutsch' },
  appearance: 'Darstellung',
  appearances: { auto: 'Wie der Rechner', light: 'Hell', dark: 'Dunkel' },
  ended: {
    title: 'Die Sitzung dieses Fensters ist beendet',
    sentence: 'Öffnen Sie die Adresse, die Linekeeper beim Start ausgibt: Sie lässt diesen Browser wieder ein.',
    typed:
      'Was Sie gerade geschrieben haben, bleibt, solange dieser Tab offen ist: Öffnen Sie die Adresse in einem anderen Tab und kommen Sie hierher zurück.',
    how: 'Nichts ist verloren. Suchen Sie auf dem Rechner, auf dem Linekeeper läuft, die Zeile, die mit „Desk:“ beginnt.',
    again: 'Noch einmal versuchen',
    notYet: 'Noch nicht: In diesem Browser gibt es keine neue Sitzung.',
  },
  missing: {
    title: 'Diese Seite gibt es nicht',
    sentence: 'Die Adresse ist vielleicht alt, oder ein Buchstabe ging verloren.',
    home: 'Zu Heute',
  },
  broken: {
    title: 'Diese Seite lässt sich nicht zeigen',
    sentence: 'Darin ging etwas schief. Linekeeper nimmt weiter Anrufe entgegen.',
    again: 'Noch einmal zeigen',
  },
  shortcuts: {
    title: 'Tastenkürzel',
    search: 'Zum Suchfeld',
    help: 'Diese Kürzel zeigen',
    open: (view) => `${view} öffnen`,
    then: 'dann',
  },
};
