import type { AskedThere } from '#contract/erasures.ts';
import type { Words } from './catalogue.ts';
import { plural } from './plural.ts';
import type { proofEn } from './proof.en.ts';

export const proofDe: Words<typeof proofEn> = {
  back: 'Datenschutz',
  print: 'Drucken',
  save: 'Als Datei sichern',
  forgotten: {
    title: 'Bescheinigungen über vergessene Anrufer',
    help: 'Was jedes Mal gelöscht wurde, wenn ein Anrufer vergessen wurde, und was ElevenLabs und Twilio geantwortet haben. Nichts darin verrät, wer es war.',
    none: 'Noch wurde niemand vergessen.',
    of: 'Vergessen',
    went: (calls: number, facts: number) =>
      `${plural('de', calls, 'Anruf', 'Anrufe')}, ${plural('de', facts, 'Angabe', 'Angaben')}.`,
    waits: 'Ein Anbieter hat noch nicht geantwortet.',
  },
  certificate: {
    title: 'Löschbescheinigung',
    lead: 'Was endgültig gelöscht wurde und was die Anbieter löschen sollen.',
    at: 'Gelöscht:',
    number: (id: string) => `Bescheinigung ${id}`,
    here: 'Auf diesem Computer gelöscht, samt Suchindex und dem Platz, an dem es stand',
    wiped: 'Unbenutzte Bytes der Datenbank-Datei überschrieben:',
    wipeDue:
      'In unbenutzten Bytes der Datenbank-Datei können noch alte Kopien stehen. Sie werden überschrieben, sobald die Leitung ruhig ist.',
    there: 'Bei den Anbietern',
    kinds: {
      numbers: 'Telefonnummern',
      facts: 'Gemerkte Angaben',
      calls: 'Anrufe, mit Titeln, Zusammenfassungen und dem, was dem Agenten gesagt wurde',
      turns: 'Sätze aus den Gesprächen',
      recordings: 'Aufnahmen und Nachrichten',
      deliveries: 'Zustellungen, wie sie kamen',
      notes: 'Notizen',
      tasks: 'Aufgaben',
      appointments: 'Termine: Die Zeit bleibt belegt, ohne Namen, Nummer und Notiz',
      waiting: 'Plätze auf der Warteliste',
      texts: 'Textnachrichten',
    },
    answers({ asked, done, waiting, givenUp, unasked }: AskedThere): string {
      if (unasked > 0)
        return `${plural('de', unasked, 'Kopie liegt', 'Kopien liegen')} vielleicht noch dort: Es gab keinen Schlüssel, um zu fragen.`;
      if (asked === 0) return 'Dort gab es nichts zu löschen.';
      const rest = [waiting > 0 && `${waiting} offen`, givenUp > 0 && `${givenUp} aufgegeben`].filter(Boolean);
      return `${[`${plural('de', asked, 'Löschauftrag', 'Löschaufträge')}`, `${done} erledigt`, ...rest].join(', ')}.`;
    },
    never:
      'Die Nummer ist nur noch als verschlüsselter Fingerabdruck bekannt, damit nichts von früher wiederkommt, auch nicht aus einer Sicherung.',
  },
  trail: {
    title: 'Wer was gesehen oder geändert hat',
    help: 'Ein Jahr lang aufbewahrt, nur mit Kennungen: kein Name, keine Nummer, kein Wort von dem, was zu sehen war.',
    open: 'Ansehen',
    none: 'Noch wurde nichts gesehen oder geändert.',
    noneWords: 'Was ab jetzt angesehen oder geändert wird, steht hier.',
    more: 'Ältere zeigen',
    who: {
      owner: 'Inhaber',
      api: 'Ein Programm mit dem Token',
      cli: 'Die Befehlszeile',
      remote: 'Ein Skript von außen',
      program: 'Linekeeper',
      staff: 'Personal',
    },
    did: { saw: 'sah:', changed: 'änderte:', refused: 'durfte nicht:' },
    done: (who, action) => `${who}: ${action}`,
    refused: (who, action) => `${who} durfte nicht: ${action}`,
  },
};
