import { dayFirst, type PhraseBook } from './phrase-book.ts';

export const french: PhraseBook = {
  greeting: (business) => `Bonjour, vous êtes bien chez ${business}. Comment puis-je vous aider ?`,
  welcomeBack: (business, name) =>
    `Bonjour ${name}, ravi de vous entendre à nouveau. Ici ${business}. Que puis-je faire pour vous ?`,
  helloAgain: (business, name) =>
    `Re-bonjour${name === null ? '' : ` ${name}`}. Ici ${business}. Que puis-je encore faire pour vous ?`,
  cutOff: (business, name) =>
    `${name === null ? 'Bonjour' : `Bonjour ${name}`}, ici ${business}. Nous avons été coupés, je crois. On reprend où nous en étions ?`,
  openItem: (item) => `J'ai encore une note ici : ${item}. Est-ce à ce sujet ?`,
  whichOfYou: (business, names) => `Bonjour, vous êtes bien chez ${business}. Est-ce ${names} ?`,
  whoIsIt: (business) => `Bonjour, vous êtes bien chez ${business}. À qui ai-je l'honneur ?`,
  weCall: (business) => `Bonjour, ${business} à l'appareil.`,
  isItYou: (name) => (name === null ? 'Avez-vous un instant ?' : `Est-ce bien ${name} ?`),
  or: 'ou',
  weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  hours: {
    unknown: 'horaires non renseignés',
    closedAllWeek: 'fermé toute la semaine',
    allDay: '24 heures sur 24',
    and: 'et',
    range: (first, last) => `du ${first} au ${last}`,
    closed: (days) => `fermé : ${days}`,
  },
  nextOpening: (weekday, date, time) => `${weekday} ${dayFirst(date, '/')} à ${time}`,
};
