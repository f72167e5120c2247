import { dayFirst, type PhraseBook } from './phrase-book.ts';

export const german: PhraseBook = {
  greeting: (business) => `Guten Tag, hier ist ${business}. Wie kann ich Ihnen helfen?`,
  welcomeBack: (business, name) =>
    `Guten Tag ${name}, schön, wieder von Ihnen zu hören. Hier ist ${business}. Was kann ich für Sie tun?`,
  helloAgain: (business, name) =>
    `Hallo noch einmal${name === null ? '' : `, ${name}`}. Hier ist ${business}. Was kann ich noch für Sie tun?`,
  cutOff: (business, name) =>
    `${name === null ? 'Hallo' : `Hallo ${name}`}, hier ist ${business}. Die Verbindung ist wohl abgebrochen. Machen wir dort weiter, wo wir waren?`,
  openItem: (item) => `Ich habe hier noch eine Notiz: ${item}. Geht es darum?`,
  whichOfYou: (business, names) => `Guten Tag, hier ist ${business}. Spreche ich mit ${names}?`,
  whoIsIt: (business) => `Guten Tag, hier ist ${business}. Mit wem spreche ich, bitte?`,
  weCall: (business) => `Guten Tag, hier ruft ${business} an.`,
  isItYou: (name) => (name === null ? 'Haben Sie einen Moment Zeit?' : `Spreche ich mit ${name}?`),
  or: 'oder',
  weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  hours: {
    unknown: 'Öffnungszeiten nicht hinterlegt',
    closedAllWeek: 'die ganze Woche geschlossen',
    allDay: 'rund um die Uhr',
    and: 'und',
    range: (first, last) => `${first} bis ${last}`,
    closed: (days) => `${days} geschlossen`,
  },
  nextOpening: (weekday, date, time) => `${weekday}, ${dayFirst(date, '.')}, um ${time} Uhr`,
};
