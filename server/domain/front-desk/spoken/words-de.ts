import { fold } from '../../fold.ts';
import { germanNumber, germanOrdinalStem } from './numbers.ts';
import { numbered, type Vocabulary, wordsOf } from './vocabulary.ts';

const numbers = Array.from({ length: 60 }, (_, value): [string, string] => [fold(germanNumber(value)), `#${value}`]);
const ordinals = Array.from({ length: 31 }, (_, index) => index + 1).flatMap((value) =>
  ['e', 'en', 'er'].map((ending): [string, string] => [fold(germanOrdinalStem(value) + ending), `@${value}`]),
);

export const germanWords: Vocabulary = {
  language: 'de',
  phrases: [
    [/\bvor der (?:zeit)?umstellung\b/g, 'pass1'],
    [/\bnach der (?:zeit)?umstellung\b/g, 'pass2'],
    [/\b(?:so (?:bald|fruh) wie moglich|so schnell wie moglich|moglichst (?:bald|fruh))\b/g, 'soonest'],
    [/\bin der (?:fruh|fruhe)\b/g, 'p:morning'],
    [/\bin der nacht\b/g, 'p:night'],
    [/\bbis spatestens\b/g, 'before'],
    // "morgen" is tomorrow, unless something before it makes it the morning.
    [
      /\b(heute|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag) (?:morgen|fruh)\b/g,
      '$1 p:morning',
    ],
    [/\b(?:am|diesen) morgen\b/g, 'p:morning'],
    [/\bmorgen (?:morgen|fruh)\b/g, 'd1 p:morning'],
    [/\b(?:am|kommendes|kommenden) (wochenende)\b/g, '$1'],
  ],
  words: new Map([
    ...numbers,
    ...ordinals,
    ...numbered('w', 'montag dienstag mittwoch donnerstag freitag samstag sonntag'),
    ...numbered('m', 'januar februar marz april mai juni juli august september oktober november dezember'),
    ...wordsOf([
      ['w6', 'sonnabend'],
      ['m1', 'janner'],
      ['m2', 'feber'],
      ['m6', 'juno'],
      ['m7', 'julei'],
      ['#1', 'ein'],
      ['#2', 'zwo'],
      ['d0', 'heute'],
      ['d1', 'morgen'],
      ['d2', 'ubermorgen'],
      ['next', 'nachste nachsten nachster nachstes'],
      ['this', 'diese diesen dieser dieses'],
      ['coming', 'kommende kommenden kommender kommendes'],
      ['week', 'woche wochen'],
      ['day', 'tag tage tagen'],
      ['weekend', 'wochenende'],
      ['month', 'monat'],
      ['in', 'in'],
      ['at', 'um gegen circa etwa ungefahr'],
      ['tohalf', 'halb'],
      ['quarter', 'viertel'],
      ['3quarter', 'dreiviertel'],
      ['past', 'nach'],
      ['to', 'vor'],
      ['until', 'bis'],
      ['from', 'ab von'],
      ['oclock', 'uhr'],
      ['minute', 'minute minuten'],
      ['between', 'zwischen'],
      ['and', 'und'],
      ['or', 'oder'],
      ['soonest', 'baldmoglichst schnellstmoglich'],
      ['p:morning', 'morgens fruh'],
      ['p:forenoon', 'vormittag vormittags'],
      ['p:noon', 'mittag mittags'],
      ['p:afternoon', 'nachmittag nachmittags'],
      ['p:evening', 'abend abends'],
      ['p:night', 'nachts'],
      [
        '',
        'am an der die das den dem im einer einem eine einen bitte gerne gern irgendwann so vielleicht eventuell dann zu',
      ],
    ]),
  ]),
  isDayFirst: true,
  joinedParts: true,
};
