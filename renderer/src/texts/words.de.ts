import { count, plural } from './plural.ts';
import type { Words } from './catalogue.ts';
import type { wordsEn } from './words.en.ts';

export const wordsDe: Words<typeof wordsEn> = {
  title: 'Was der Agent erfährt',
  lead: 'Für jeden Anruf entsteht die Anweisung neu: aus dieser Vorlage und aus dem, was man sich vom Anrufer gemerkt hat.',
  template: 'Vorlage',
  main: 'Standardvorlage',
  usedBy: (shops) => `Verwendet von ${shops}`,
  unused: 'Wird von keinem Betrieb verwendet. Wählen Sie sie in den Einstellungen eines Betriebs.',
  another: 'Neue Vorlage aus dieser',
  anotherTitle: 'Eine neue Vorlage',
  anotherName: 'Ihr Name',
  anotherHelp: 'Kleinbuchstaben, Ziffern und Bindestriche. Sie beginnt als Kopie der jetzigen.',
  anotherTaken: 'Eine Vorlage dieses Namens gibt es schon.',
  anotherBad: 'Bitte nur Kleinbuchstaben, Ziffern und Bindestriche.',
  make: 'Anlegen',
  made: (name) => `Die Vorlage ${name} ist da. Wählen Sie sie in den Einstellungen eines Betriebs.`,
  text: 'Der Text der Vorlage',
  textHelp:
    '{{memory}} muss genau einmal darin stehen. {{business_name}}, {{tone}}, {{language}}, {{hours}}, {{today}} und {{caller_name}} dürfen.',
  problems: (problems) => plural('de', problems, 'Stelle ist zu berichtigen', 'Stellen sind zu berichtigen'),
  fine: 'Nichts zu berichtigen.',
  line: (line) => `Zeile ${count('de', line)}`,
  mendFirst: 'Berichtigen Sie zuerst, was markiert ist: Eine fehlerhafte Vorlage wird nie verwendet.',
  saved: 'Gespeichert. Gilt ab dem nächsten Klingeln.',
  preview: {
    title: 'Was dem Agenten gesagt würde',
    forWhom: 'Anrufer',
    stranger: 'Jemand Neues',
    unnamed: 'Jemand ohne Namen',
    choose: 'Anrufer wählen',
    search: 'Anrufer suchen',
    searchHint: 'Name, Nummer oder ein gemerktes Wort',
    nobody: 'Zu diesen Worten findet sich niemand.',
    shop: 'Betrieb',
    tokens: (tokens) => count('de', tokens),
    tokensAre: (tokens) => (tokens === 1 ? 'Token höchstens' : 'Tokens höchstens'),
    help: 'Der Agent liest dies alles vor jeder Antwort: Auf eine kürzere Anweisung antwortet er schneller und billiger.',
    prompt: 'Die ganze Anweisung',
  },
};
