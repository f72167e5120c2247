import type { Words } from './catalogue.ts';
import type { gapsEn } from './gaps.en.ts';
import { plural } from './plural.ts';

export const gapsDe: Words<typeof gapsEn> = {
  title: 'Fragen ohne Antwort',
  lead: 'Wonach Anrufer gefragt haben und was der Agent nicht wusste. Ihre Antwort kennt er vom nächsten Anruf an.',
  back: 'Kalender',
  topics: {
    parking: 'Parken',
    vouchers: 'Gutscheinen',
    prices: 'Preisen',
    payment: 'Zahlungsarten',
    dogs: 'Hunden',
    wheelchairs: 'Barrierefreiheit',
    wifi: 'WLAN',
    children: 'Kindern',
    insurance: 'Versicherung',
    discounts: 'Rabatten',
  },
  quoted: (word) => `„${word}“`,
  asked: (callers, topic) =>
    callers === 1
      ? `1 Anrufer fragte nach ${topic}`
      : `${plural('de', callers, 'Anrufer', 'Anrufer')} fragten nach ${topic}`,
  last: (day) => `Zuletzt gefragt: ${day}`,
  before: (day, answer) =>
    `Am ${day} haben Sie geantwortet: „${answer}“ Seitdem wurde wieder gefragt, und der Agent wusste es immer noch nicht.`,
  add: 'Antwort geben',
  addFor: (topic) => `Antwort geben zu ${topic}`,
  dismiss: 'Nicht nötig',
  dismissFor: (topic) => `Nicht nötig: ${topic}`,
  answer: 'Was der Agent wissen soll',
  help: 'Ein oder zwei kurze Sätze, als Tatsache: „Parken ist hinter dem Laden kostenlos.“',
  save: 'Antwort speichern',
  saved: 'Der Agent weiß es vom nächsten Anruf an.',
  dismissed: 'Steht nicht mehr in der Liste.',
  none: 'Nichts ist offen',
  noneWords: 'Wenn ein Anrufer etwas fragt, das der Agent nicht beantworten kann, steht es hier.',
  notes: 'Alles, was Sie dem Agenten mitgeben, steht in den Notizen unter „Heute“.',
  today: {
    title: 'Gefragt und nicht gewusst',
    all: 'Beantworten',
    ofShop: (shop) => `Gefragt und nicht gewusst: ${shop}`,
  },
};
