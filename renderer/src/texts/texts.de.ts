import type { Words } from './catalogue.ts';
import type { textsEn } from './texts.en.ts';

export const textsDe: Words<typeof textsEn> = {
  title: 'SMS-Nachrichten',
  lead: 'Linekeeper kann Anrufern zu ihren Terminen schreiben: per SMS von Ihrer Twilio-Nummer, in ihrer Sprache. Twilio berechnet jede Nachricht.',
  on: 'Nachrichten verschicken',
  confirmation: 'Wenn ein Termin vereinbart wird',
  moved: 'Wenn er verlegt wird',
  cancelled: 'Wenn er abgesagt wird',
  reminder: 'Vor dem Termin',
  offer: 'Wenn für jemanden auf der Warteliste etwas frei wird',
  reminderHours: 'Stunden vorher',
  badHours: 'Eine Zahl von 1 bis 168.',
  quietFrom: 'Keine Nachrichten von',
  quietTo: 'bis',
  quietSundays: 'Sonntags keine Nachrichten',
  quietHelp:
    'Nach Ihrer Uhr und nach der Uhr dort, wo die Nummer zu Hause ist. Was jemand gerade am Telefon vereinbart hat, wird sofort bestätigt.',
  badTime: 'Eine Zeit wie 20:00.',
  words: 'Ihre eigenen Worte',
  wordsHelp:
    'Bleibt es leer, werden unsere verschickt. In Klammern: {business}, {name}, {service}, {staff}, {day}, {time} und {calendar}: ein Link zum Termin für deren Kalender, wo der aus dem Team nach außen geöffnet ist.',
  sample: (text, messages) => `${text} (${messages === 1 ? 'eine Nachricht' : `${messages} Nachrichten`})`,
  noNumber: 'Dieser Betrieb hat noch keine Nummer, die Nachrichten verschicken könnte. Verbinden Sie eine.',
  noReplies:
    'Was Leute antworten, kommt auf diesem Computer noch nicht an: Führen Sie die Einrichtung unter Verbinden noch einmal aus.',
  from: (number) => `Sie kommen von der Nummer mit der Endung ${number}.`,
  stopped: (count) => `${count} ${count === 1 ? 'Nummer möchte' : 'Nummern möchten'} keine Nachrichten mehr.`,
  stoppedHelp:
    'Sie haben STOP geschrieben, und das Gesetz lässt nur sie selbst das zurücknehmen: mit START an Ihre Nummer. Wenn sie anrufen, können Sie es ihnen sagen.',
  nobody: 'Eine Nummer, zu der niemand mehr bekannt ist',
  since: (day) => `seit ${day}`,
  newest: (count) => `Das sind die neuesten ${count}.`,
  outbox: {
    title: 'Letzte Nachrichten',
    none: 'Es wurde noch keine Nachricht verschickt.',
    ofOne: (count) => `SMS-Nachrichten: ${count}`,
    about: 'zum',
    kinds: {
      confirmation: 'Bestätigung',
      moved: 'Verlegt',
      cancelled: 'Abgesagt',
      reminder: 'Erinnerung',
      offer: 'Freie Zeit',
    },
    states: {
      waiting: 'Geht hinaus ab',
      sending: 'Wird übergeben',
      sent: 'Verschickt',
      delivered: 'Angekommen',
      failed: 'Fehlgeschlagen',
      unknown: 'Unbekannt, ob verschickt',
      dropped: 'Nicht verschickt',
    },
  },
  saved: 'Gespeichert.',
  yes: 'an',
  no: 'aus',
  none: 'unsere',
};
