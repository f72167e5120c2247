import { dayFirst, type PhraseBook } from './phrase-book.ts';

export const italian: PhraseBook = {
  greeting: (business) => `Buongiorno, grazie per aver chiamato ${business}. Come posso aiutarla?`,
  welcomeBack: (business, name) =>
    `Buongiorno ${name}, che piacere risentirla. Qui è ${business}. Come posso aiutarla?`,
  helloAgain: (business, name) =>
    `Buongiorno di nuovo${name === null ? '' : `, ${name}`}. Qui è ${business}. Cos'altro posso fare per lei?`,
  cutOff: (business, name) =>
    `${name === null ? 'Buongiorno' : `Buongiorno ${name}`}, qui è ${business}. Credo sia caduta la linea. Riprendiamo da dove eravamo?`,
  openItem: (item) => `Ho ancora un appunto qui: ${item}. Chiama per questo?`,
  whichOfYou: (business, names) => `Buongiorno, grazie per aver chiamato ${business}. Parlo con ${names}?`,
  whoIsIt: (business) => `Buongiorno, grazie per aver chiamato ${business}. Con chi parlo?`,
  weCall: (business) => `Buongiorno, la chiamiamo da ${business}.`,
  isItYou: (name) => (name === null ? 'Ha un momento?' : `Parlo con ${name}?`),
  or: 'o',
  weekdays: ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'],
  hours: {
    unknown: 'orari non disponibili',
    closedAllWeek: 'chiuso tutta la settimana',
    allDay: '24 ore su 24',
    and: 'e',
    range: (first, last) => `da ${first} a ${last}`,
    closed: (days) => `chiuso: ${days}`,
  },
  nextOpening: (weekday, date, time) => `${weekday} ${dayFirst(date, '/')} alle ${time}`,
};
