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
  saved: 'Gespeichert.',
  yes: 'an',
  no: 'aus',
  none: 'unsere',
};
