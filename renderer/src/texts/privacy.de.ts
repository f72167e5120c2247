import type { Words } from './catalogue.ts';
import { plural } from './plural.ts';
import type { privacyEn } from './privacy.en.ts';

const ofCalls = (calls: number): string => `von ${plural('de', calls, 'Anruf', 'Anrufen')}`;

export const privacyDe: Words<typeof privacyEn> = {
  title: 'Datenschutz',
  lead: 'Wie lange etwas auf diesem Computer bleibt, und was hinein oder hinaus darf.',
  retention: {
    title: 'Wie lange etwas aufbewahrt wird',
    help: 'Älteres wird von selbst gelöscht, endgültig. Was man sich von einem Anrufer gemerkt hat, bleibt so lange wie der Anrufer.',
    types: {
      transcripts: 'Was gesagt wurde, Wort für Wort',
      recordings: 'Aufnahmen',
      packs: 'Was der Agent beim Klingeln erfuhr',
      summaries: 'Zusammenfassungen der Anrufe',
      deliveries: 'Zustellungen von ElevenLabs, wie sie kamen',
      texts: 'Textnachrichten zu Terminen',
      tasks: 'Erledigte Aufgaben',
      appointments: 'Vergangene Termine',
      callers: 'Anrufer, von denen man nichts mehr hört',
    },
    helps: {
      summaries: 'Daraus erfährt der nächste Anruf, worum es zuletzt ging.',
      texts: 'Dass sie gesendet wurden und was zurückkam. Gezählt ab dem Termin.',
      callers:
        'Wer nicht anruft, nicht bucht, keine Nachricht bekommt und von wem nichts notiert wird. Diese Anrufer werden dann mit allem vergessen, hier und bei ElevenLabs, mit einer Bescheinigung. Wer einen Termin oder eine offene Aufgabe hat, auf einen Termin wartet oder gesperrt ist, bleibt.',
    },
    forEver: 'Für immer',
    oneMonth: '30 Tage',
    threeMonths: '90 Tage',
    oneYear: '1 Jahr',
    threeYears: '3 Jahre',
    otherwise: 'Anders',
    days: (type) => `Tage: ${type}`,
    kept: (days) => (days === null ? 'Für immer' : plural('de', days, 'Tag', 'Tage')),
    shopTitle: 'Wo es in einem Betrieb anders sein soll',
    shopHelp: 'Ein Betrieb ohne eigene Frist bewahrt alles so lange auf wie die anderen.',
    shop: 'Betrieb',
    asHouse: (kept) => `Wie oben (${kept})`,
    badDays: 'Bitte eine ganze Zahl von 1 bis 3650.',
    goes: {
      transcripts: ofCalls,
      recordings: ofCalls,
      packs: ofCalls,
      summaries: ofCalls,
      deliveries: (count) => plural('de', count, 'Zustellung', 'Zustellungen'),
      texts: (count) => plural('de', count, 'Nachricht', 'Nachrichten'),
      tasks: (count) => plural('de', count, 'Aufgabe', 'Aufgaben'),
      appointments: (count) => plural('de', count, 'Termin', 'Termine'),
      callers: (count) => plural('de', count, 'Anrufer', 'Anrufer'),
    },
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
