import type { Words } from './catalogue.ts';
import { plural } from './plural.ts';
import type { privacyEn } from './privacy.en.ts';

export const privacyDe: Words<typeof privacyEn> = {
  title: 'Datenschutz',
  lead: 'Wie lange etwas auf diesem Computer bleibt, und was hinein oder hinaus darf.',
  retention: {
    title: 'Wie lange etwas aufbewahrt wird',
    help: 'Älteres wird von selbst gelöscht, endgültig. Anrufer und was man sich von ihnen gemerkt hat, bleiben, bis Sie sie vergessen lassen.',
    types: {
      transcripts: 'Was gesagt wurde, Wort für Wort',
      recordings: 'Aufnahmen',
      packs: 'Was der Agent beim Klingeln erfuhr',
      summaries: 'Zusammenfassungen der Anrufe',
      deliveries: 'Zustellungen von ElevenLabs, wie sie kamen',
    },
    summariesHelp: 'Daraus erfährt der nächste Anruf, worum es zuletzt ging.',
    forEver: 'Für immer',
    oneMonth: '30 Tage',
    threeMonths: '90 Tage',
    oneYear: '1 Jahr',
    threeYears: '3 Jahre',
    otherwise: 'Anders',
    days: (type) => `Tage: ${type}`,
    inDays: (days) => plural('de', days, 'Tag', 'Tage'),
    badDays: 'Bitte eine ganze Zahl von 1 bis 3650.',
    goesCalls: (calls) => `von ${plural('de', calls, 'Anruf', 'Anrufen')}`,
    goesDeliveries: (deliveries) => plural('de', deliveries, 'Zustellung', 'Zustellungen'),
    nothingGoes: 'Jetzt wird nichts gelöscht: Nichts ist so alt.',
    counting: 'Es wird nachgesehen, was gelöscht würde …',
    tonightTitle: 'Was heute Nacht gelöscht wird',
    tonight: 'Geht bei der nächsten täglichen Runde',
    nothingTonight: 'Bei der nächsten täglichen Runde geht nichts: So alt ist nichts.',
    now: 'Würde jetzt gelöscht',
    askTitle: 'Das endgültig löschen?',
    askWords: 'Dies ist älter, als Sie es behalten möchten. Es wird jetzt gelöscht und lässt sich nicht zurückholen.',
    askAction: 'Speichern und löschen',
  },
  switches: {
    title: 'Was hinein und hinaus darf',
    remoteWrites: 'Skripte dürfen von außen schreiben',
    remoteWritesHelp:
      'Öffnet zwei Adressen an der öffentlichen Tür, die Fakten und Notizen annehmen, mit einem eigenen Token. Was so hereinkommt, gilt weniger als das, was Sie selbst eintragen.',
    modelReading: 'Ihr eigenes Modell liest beendete Anrufe',
    modelReadingHelp: 'Die Worte jedes beendeten Anrufs gehen dann an das Sprachmodell, das Sie eingerichtet haben.',
    onlyProviders: 'Nur Adressen von ElevenLabs einlassen',
    onlyProvidersHelp:
      'Zusätzlich zu den Geheimnissen, über einen Tunnel von Linekeeper. Schalten Sie es aus, wenn ElevenLabs neue Adressen benutzt, und für einen Probeanruf über die öffentliche Adresse.',
    noModel: 'Es ist kein Modell eingerichtet: siehe Ihr eigenes Modell.',
    on: (name) => `Ein: ${name}`,
    off: (name) => `Aus: ${name}`,
    tokenTitle: 'Das Token, nur dieses eine Mal',
    tokenWords:
      'Hinterlegen Sie es dort, wo Ihr Skript es liest. Es wird nicht wieder gezeigt; für ein neues schalten Sie aus und wieder ein.',
    copy: 'Kopieren',
    copied: 'Kopiert',
    tokenDone: 'Ich habe es hinterlegt',
    closeTitle: 'Die Adressen für Skripte schließen?',
    closeWords: 'Das heutige Token wird wertlos. Skripte, die es verwenden, werden von jetzt an abgewiesen.',
    closeAction: 'Schließen',
  },
};
