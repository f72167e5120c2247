import type { Words } from './catalogue.ts';
import { plural } from './plural.ts';
import type { todayEn } from './today.en.ts';

export const todayDe: Words<typeof todayEn> = {
  title: 'Heute',
  live: {
    title: 'Am Apparat',
    calling: (who) => `${who} ruft an.`,
    unnamed: 'Neuer Anrufer',
    withheld: 'Unterdrückte Nummer',
    told: 'Was dem Agenten gesagt wurde',
    more: (lines) => plural('de', lines, 'weitere Zeile', 'weitere Zeilen'),
    untold: 'Für diesen Anruf wurde Linekeeper nicht gefragt; der Agent weiß nichts über den Anrufer.',
    open: 'Anruf öffnen',
    openOf: (who) => `Anruf öffnen: ${who}`,
    quiet: 'Gerade ruft niemand an',
    quietHelp: 'Wer als Nächstes anruft, erscheint hier, sobald es klingelt.',
  },
  reach: {
    answered: 'ElevenLabs erreicht diesen Rechner.',
    refused:
      'Zustellungen kommen an, wurden aber alle abgewiesen. Kommen sie von ElevenLabs, ist das Geheimnis dort nicht das hier eingestellte.',
    failing: 'Zustellungen kommen an, doch die letzte ließ sich nicht beantworten; oben steht, was gerade nicht geht.',
    verified:
      'Die öffentliche Adresse führt zu diesem Rechner. Von etwas anderem, das darüber ankam, ist noch nichts bekannt.',
    'no-address': 'Noch erreicht kein Anruf Linekeeper: Es gibt keine öffentliche Adresse für ElevenLabs.',
    'only-here': 'Die öffentliche Adresse kann nur dieser Rechner selbst aufrufen, ElevenLabs nicht.',
    'tunnel-down': 'Anrufer werden nicht erkannt.',
    lastSeen: 'Letzte Zustellung:',
  },
  callbacks: {
    title: 'Zu erledigen',
    none: 'Niemand wartet auf einen Rückruf.',
    kinds: { promise: 'Am Telefon zugesagt', callback: 'Zurückrufen', message: 'Nachricht' },
    due: { overdue: 'Überfällig', today: 'Heute', tomorrow: 'Morgen' },
    done: 'Erledigt',
    doneOf: (task) => `Erledigt: ${task}`,
    ticked: 'Abgehakt.',
    call: 'Zum Anruf',
    all: (tasks) => `Alle ${tasks} zeigen`,
  },
  learned: {
    title: 'Heute gemerkt',
    none: 'Heute wurde über niemanden etwas Neues gemerkt.',
    keep: 'Behalten',
    keepOf: (fact) => `Behalten: ${fact}`,
    forget: 'Vergessen',
    forgetOf: (fact) => `Vergessen: ${fact}`,
    kept: 'Behalten. Der Agent erfährt es ab dem nächsten Anruf.',
    forgotten: 'Vergessen. Der Agent erfährt es nicht mehr.',
    quote: (words) => `„${words}“`,
    all: (facts) => `Alle ${facts} zeigen`,
  },
  review: {
    title: 'Wartet auf Ihren Blick',
    waiting: (facts) => `${plural('de', facts, 'Angabe', 'Angaben')} prüfen`,
    help: 'Der Agent erfährt davon erst, wenn Sie es angesehen haben.',
  },
  lately: {
    title: 'Letzte Anrufe',
    none: 'Noch keine Anrufe.',
    rehearse: 'Einen proben',
    all: 'Alle Anrufe',
    failed: 'kam nicht zustande',
    rehearsal: 'Probe',
  },
  figures: {
    title: 'Anrufe und Kosten',
    today: 'Heute',
    week: 'Diese Woche',
    calls: 'Anrufe',
    minutes: 'Minuten',
    failed: 'Nicht zustande gekommen',
    cost: 'Kosten',
    credits: (credits) => plural('de', credits, 'Credit', 'Credits'),
    unknown: 'nicht gemeldet',
  },
};
