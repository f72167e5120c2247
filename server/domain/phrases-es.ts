import { dayFirst, type PhraseBook } from './phrase-book.ts';

export const spanish: PhraseBook = {
  greeting: (business) => `Hola, gracias por llamar a ${business}. ¿En qué puedo ayudarle?`,
  welcomeBack: (business, name) =>
    `Hola, ${name}, qué alegría volver a escucharle. Le atiende ${business}. ¿En qué puedo ayudarle?`,
  helloAgain: (business, name) =>
    `Hola de nuevo${name === null ? '' : `, ${name}`}. Le atiende ${business}. ¿Qué más puedo hacer por usted?`,
  cutOff: (business, name) =>
    `${name === null ? 'Hola' : `Hola, ${name}`}. Le atiende ${business}. Parece que se cortó la llamada. ¿Seguimos donde lo dejamos?`,
  openItem: (item) => `Tengo aquí una nota pendiente: ${item}. ¿Es por eso?`,
  whichOfYou: (business, names) => `Hola, gracias por llamar a ${business}. ¿Hablo con ${names}?`,
  whoIsIt: (business) => `Hola, gracias por llamar a ${business}. ¿Con quién hablo?`,
  weCall: (business) => `Hola, le llamamos de ${business}.`,
  isItYou: (name) => (name === null ? '¿Tiene un momento?' : `¿Hablo con ${name}?`),
  or: 'o',
  weekdays: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  hours: {
    unknown: 'horario no disponible',
    closedAllWeek: 'cerrado toda la semana',
    allDay: 'las 24 horas',
    and: 'y',
    range: (first, last) => `de ${first} a ${last}`,
    closed: (days) => `cerrado: ${days}`,
  },
  nextOpening: (weekday, date, time) => `${weekday} ${dayFirst(date, '/')} a las ${time}`,
};
