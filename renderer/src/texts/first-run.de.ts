import type { Words } from './catalogue.ts';
import type { firstRunEn } from './first-run.en.ts';

export const firstRunDe: Words<typeof firstRunEn> = {
  title: 'Noch hat niemand angerufen',
  lead: 'Linekeeper gibt dem Sprachagenten an Ihrer Nummer ein Gedächtnis. Es sagt ihm, wer vermutlich anruft und was Sie wissen, lernt aus jedem Anruf und behält alles auf diesem Rechner.',
  see: {
    title: 'Erst einmal zusehen',
    sentence:
      'Die Vorführung ist ein Beispielsalon mit erfundenen Anrufern. Sie braucht kein Konto und hat einen eigenen Ordner.',
    byPress: {
      how: 'Linekeeper schließt sich und öffnet sich wieder mit der Vorführung. Solange Sie zusehen, werden Anrufer Ihrer eigenen Nummer nicht erkannt.',
      open: 'Vorführung ansehen',
      opening: 'Linekeeper schließt sich jetzt und öffnet sich wieder mit der Vorführung.',
      back: '„Vorführung verlassen“ am oberen Rand führt hierher zurück; von der Vorführung bleibt nichts in Ihrem Gedächtnis.',
    },
    byHand: {
      how: 'Beenden Sie Linekeeper mit Strg-C und starten Sie es so:',
      back: 'Ohne das letzte Wort gestartet sind Sie wieder hier; von der Vorführung bleibt nichts in Ihrem Gedächtnis.',
    },
  },
  begin: {
    title: 'Dann Ihren Betrieb einrichten',
    wizard:
      'Legen Sie Ihre Schlüssel von ElevenLabs und Twilio bereit. Linekeeper verbindet beide für Sie und endet mit einem Testanruf: etwa zehn Minuten.',
    connect: 'Das Telefon verbinden',
    byHand: 'Ich richte es von Hand ein',
    steps: {
      shop: 'Sagen Sie, wer Sie sind: Name, Zeitzone, Begrüßung und Geheimnisse.',
      address:
        'Geben Sie ElevenLabs einen Weg zu diesem Rechner: einen Tunnel, den Linekeeper öffnet, oder eine eigene https-Adresse.',
      agent: 'Richten Sie Ihren Agenten in ElevenLabs auf diese Adressen.',
      rehearse: 'Proben Sie einen Anruf und hören Sie, was dem Agenten gesagt würde.',
    },
    settings: 'Einrichten öffnen',
    way: 'Den Weg zum Telefon wählen',
    rehearse: 'Proben öffnen',
    missing: 'noch keine',
    local: 'Auf diesem Rechner',
    outside: 'Von außen',
    initiation: 'Wenn es klingelt',
    finished: 'Wenn ein Anruf vorbei ist',
    tool: 'Werkzeug',
  },
  moving: {
    title: 'Sie hatten Linekeeper schon?',
    sentence:
      'Eine Sicherung bringt alles hierher, was auf einem anderen Computer gemerkt war oder bevor dieser neu eingerichtet wurde: Anrufer, Anrufe, Termine und Einstellungen. Sie brauchen die Datei und ihre Passphrase.',
    action: 'Ich habe eine Sicherung',
  },
  next: 'Der erste Anruf erscheint hier von selbst.',
  copy: 'Kopieren',
  copied: 'Kopiert',
};
