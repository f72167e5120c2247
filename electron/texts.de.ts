import type { Texts } from './texts.en.ts';

export const textsDe: Texts = {
  product: 'Linekeeper',
  toolTip: (sentence) => `Linekeeper: ${sentence}`,
  isStarting: 'Linekeeper startet.',

  liveCalls: (count) => (count === 1 ? '1 Anruf läuft' : `${count} Anrufe laufen`),
  liveCall: (since, who) => `Anruf seit ${since}, ${who}`,
  withheld: 'Nummer unterdrückt',
  moreCalls: (count) => `und ${count} weitere`,
  dueTasks: (count) => (count === 1 ? '1 Rückruf ist fällig' : `${count} Rückrufe sind fällig`),

  resume: 'Jetzt weitermachen',
  pause: 'Pause',
  pauseMeans: 'Anrufe werden angenommen, aber niemand wird erkannt',
  halfHour: 'Für 30 Minuten',
  until: (when) => `Bis ${when}`,
  untilOpening: (when) => `Bis Sie wieder öffnen, ${when}`,
  untilResumed: 'Bis ich weitermache',

  open: 'Linekeeper öffnen',
  copyAddress: 'Öffentliche Adresse kopieren',
  doctor: 'Doktor: was geht und was nicht',

  computer: 'Auf diesem Rechner',
  startAtLogin: 'Bei der Anmeldung starten',
  notify: 'Melden, was nicht warten kann',
  keepAwake: 'Wach bleiben, solange Sie geöffnet haben (braucht mehr Strom; zugeklappt schläft er trotzdem)',
  checkUpdates: 'Einmal am Tag nach einer neueren Version sehen',

  blocked: (what) => `${what}: in den Einstellungen des Systems abgeschaltet`,

  callsGoOn: (count) =>
    count === 1 ? 'Der laufende Anruf geht ohne Linekeeper weiter' : `Die ${count} Anrufe gehen ohne Linekeeper weiter`,
  quit: 'Linekeeper beenden',
  quitDemo: 'Vorführung beenden',
  quitMeans: 'Beenden: Bis zum nächsten Start wird niemand erkannt, und Anrufe können scheitern',

  missedCall: 'Ein Anruf kam nicht zustande',
  message: 'Jemand hat eine Nachricht hinterlassen',
  callback: 'Jemand wartet auf einen Rückruf',
  waiting: (count) => `${count} Anrufer warten auf eine Antwort`,
  whoIsInside: 'Wer es war, steht in Linekeeper.',
  affected: 'Anrufer sind betroffen',
  solved: 'Alles ist wieder gut',
  lastedMinutes: (count) => (count === 1 ? 'Es dauerte etwa eine Minute.' : `Es dauerte etwa ${count} Minuten.`),
  lastedHours: (count) => `Es dauerte etwa ${count} Stunden.`,
  newer: (version) => `Linekeeper ${version} ist da`,
  newerMeans: 'Diese Kopie ist nicht signiert und ersetzt sich darum nicht selbst: Holen Sie die neue von Hand.',
  updated: (version) => `Linekeeper hat jetzt die Version ${version}`,
  updatedMeans: 'Sie müssen nichts tun.',
};
