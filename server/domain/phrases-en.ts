import type { PhraseBook } from './phrase-book.ts';
import { toldDate } from './told-date.ts';

export const english: PhraseBook = {
  greeting: (business) => `Hello, thank you for calling ${business}. How can I help you?`,
  welcomeBack: (business, name) => `Hello ${name}, good to hear from you again. This is ${business}. How can I help?`,
  helloAgain: (business, name) =>
    `Hello again${name === null ? '' : `, ${name}`}. This is ${business}. What else can I do for you?`,
  cutOff: (business, name) =>
    `${name === null ? 'Hello' : `Hello ${name}`}, this is ${business}. It seems we got cut off. Shall we carry on where we stopped?`,
  openItem: (item) => `I still have a note here: ${item}. Is it about that?`,
  whichOfYou: (business, names) => `Hello, thank you for calling ${business}. Is this ${names}?`,
  whoIsIt: (business) => `Hello, thank you for calling ${business}. Who am I speaking with?`,
  weCall: (business) => `Hello, this is ${business} calling.`,
  isItYou: (name) => (name === null ? 'Do you have a moment?' : `Am I speaking with ${name}?`),
  or: 'or',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  hours: {
    unknown: 'opening hours not on file',
    closedAllWeek: 'closed all week',
    allDay: 'around the clock',
    and: 'and',
    range: (first, last) => `${first} to ${last}`,
    closed: (days) => `closed on ${days}`,
  },
  nextOpening: (weekday, date, time) => `${weekday} ${toldDate(date)} at ${time}`,
};
