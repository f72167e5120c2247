import type { Words } from './catalogue.ts';
import type { morningEn } from './morning.en.ts';
import { plural } from './plural.ts';

export const morningDe: Words<typeof morningEn> = {
  title: 'Morgenzettel',
  lead: 'Eine Seite für alle, die den Laden aufschließen. Nichts davon wird verschickt.',
  back: 'Kalender',
  print: 'Drucken',
  day: 'Tag',
  names: 'Namen',
  nameChoices: { first: 'Vornamen', full: 'Ganze Namen', none: 'Keine Namen' },
  notes: 'Notizen zu den Terminen',
  open: (spans) => `Geöffnet ${spans}`,
  span: (from, to) => `${from}–${to}`,
  shut: 'An diesem Tag nicht geöffnet',
  closed: (why) => (why === '' ? 'An diesem Tag geschlossen' : `Geschlossen: ${why}`),
  bookings: {
    title: (amount) => plural('de', amount, 'Termin', 'Termine'),
    none: 'Niemand hat einen Termin.',
    time: 'Zeit',
    who: 'Wer',
    what: 'Was',
    staff: 'Bei',
    unknown: 'Kein Name',
  },
  off: {
    title: 'Nicht da',
    none: 'Alle sind da.',
    allDay: 'den ganzen Tag',
    from: (time) => `ab ${time}`,
    until: (time) => `bis ${time}`,
  },
  callbacks: {
    title: 'Zurückrufen und erledigen',
    none: 'Nichts ist versprochen.',
    due: (day) => `fällig ${day}`,
    late: (day) => `war fällig ${day}`,
    more: (amount) => `Und ${amount} weitere, in Linekeeper unter „Heute“.`,
    kinds: { callback: 'Zurückrufen', promise: 'Versprochen', message: 'Nachricht' },
  },
  gaps: {
    title: 'Gefragt und nicht gewusst',
    none: 'Keine Frage ist offen.',
    more: (amount) => `Und ${plural('de', amount, 'weiteres Thema', 'weitere Themen')} in Linekeeper.`,
    answer: 'Beantworten',
  },
  made: (moment) => `Erstellt ${moment}. Bitte vernichten Sie den Zettel, wenn der Tag vorbei ist.`,
};
