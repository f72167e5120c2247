import type { Words } from './catalogue.ts';
import type { linesEn } from './lines.en.ts';

export const linesDe: Words<typeof linesEn> = {
  title: 'Ihre Nummern',
  lead: 'Wie jede Nummer angenommen wird, und was geschieht, wenn niemand annehmen kann.',
  none: 'Noch hat kein Betrieb eine Nummer. Tragen Sie sie unter „Betrieb“ ein oder richten Sie das Telefon ein.',
  setUp: 'Telefon einrichten',
  number: (masked: string) => `Nummer mit der Endung ${masked.replace(/\D/g, '')}`,
  today: (calls: number) => (calls === 1 ? '1 Anruf heute' : `${calls} Anrufe heute`),
  saved: 'Gespeichert.',
  notYet:
    'Bei den Anbietern wird diese Nummer noch anders angenommen. Richten Sie es unter Verbinden ein, damit es gilt.',
  connect: 'Verbinden',
  mode: 'Wer annimmt',
  modes: {
    native: 'Der Agent, bei ElevenLabs (empfohlen)',
    register: 'Der Agent, auf dem Weg über diesen Rechner',
    bridge: 'Der Agent, mit dem Ton über diesen Rechner',
    forward: 'Ihre eigenen Telefone, ohne den Agenten',
  },
  modeHelp: {
    native:
      'ElevenLabs nimmt den Anruf selbst an. Das Team kann nicht zuerst klingeln, niemand kann abgewiesen werden, und Grenzen für einen Tag gelten nicht.',
    register:
      'Twilio fragt zuerst diesen Rechner. Zuerst kann das Team klingeln, Anrufe können abgewiesen werden, und Grenzen gelten.',
    bridge:
      'Wie zuvor, und was beide sagen, läuft auch über diesen Rechner: Sie können mitlesen und mithören, und ein eigenes Modell kann das Denken übernehmen. Fällt der Rechner oder sein Internet aus, ist das Gespräch zu Ende.',
    forward:
      'Die Telefone unten klingeln. Nimmt niemand ab, bekommt der Anrufer, was Sie unter „Wenn niemand annehmen kann“ wählen.',
  },
  staffWhen: 'Ihre Telefone vor dem Agenten klingeln lassen',
  staffChoices: {
    never: 'Nie',
    always: 'Immer',
    open: 'Solange geöffnet ist',
    closed: 'Solange geschlossen ist',
  },
  staffSeconds: 'Wie viele Sekunden lang',
  badSeconds: 'Eine Zahl von 5 bis 60.',
  people: {
    title: 'Wer einen Anruf übernehmen kann',
    help: 'Der Agent kann Anrufer zu ihnen durchstellen. Nummern werden versiegelt aufbewahrt.',
    name: 'Name',
    phone: 'Telefon',
    kept: (masked: string) => `${masked}; zum Ändern tippen`,
    when: 'Wann durchgestellt wird',
    whenHelp: 'Zum Beispiel: fragt nach der Chefin',
    rings: 'Das Telefon klingelt mit, wenn das Team klingelt',
    add: 'Jemanden hinzufügen',
    remove: (name: string) => `${name === '' ? 'Diese Person' : name} entfernen`,
    bad: 'Jede Person braucht einen Namen und ein Telefon.',
  },
  fallback: 'Wenn niemand annehmen kann',
  fallbacks: { words: 'Etwas sagen', voicemail: 'Eine Nachricht aufnehmen', forward: 'Ihre Telefone klingeln lassen' },
  fallbackWords: 'Was der Anrufer hört',
  fallbackWordsHelp: 'Bleibt es leer, ist es ein kurzer Satz in der Sprache des Betriebs.',
  limits: 'Grenzen',
  longestMinutes: 'Längster Anruf, in Minuten',
  callsPerDay: 'Anrufe am Tag',
  usdPerDay: 'US-Dollar am Tag',
  noLimit:
    'Leer: keine Grenze außer der des Agenten. Über denen eines Tages bekommen Anrufer, was Sie für den Fall gewählt haben, dass niemand annehmen kann.',
  limitsElsewhere:
    'Der Agent beendet einen Anruf, der länger dauert. Leer gilt seine eigene Grenze bei ElevenLabs. Grenzen für einen Tag gelten nur, wo Anrufe über diesen Rechner kommen.',
  badFigure: 'Eine Zahl oder nichts.',
  spam: 'Anrufe, die abgewiesen werden',
  withheld: 'Anrufer mit unterdrückter Nummer',
  unverified: 'Anrufer, deren Telefongesellschaft sagt, dass die Nummer nicht ihre ist',
  prefixes: 'Nummern, die so beginnen',
  prefixesHelp: 'Mit + und Landesvorwahl, jede in einer eigenen Zeile.',
  badPrefix: 'Jede beginnt mit + und der Landesvorwahl.',
  missed: 'Verpasste Anrufe',
  missedHelp:
    'Aus verpassten Anrufen wird ein Rückruf je Anrufer und Tag. Er ist erledigt, sobald der Anrufer durchkommt.',
  textOn: 'Dem Anrufer auch eine SMS schicken',
  textHelp: 'Höchstens eine am Tag, nie an eine unterdrückte Nummer, und nur wenn Ihre Nummer SMS senden kann.',
  textWords: 'Was in der SMS steht',
  textFrom: 'Nicht vor',
  textTo: 'Nicht nach',
  badTime: 'Eine Uhrzeit wie 08:00.',
  on: 'Ein',
  off: 'Aus',
  handover: {
    title: (to: string) => `Durchgestellt zu ${to}`,
    reason: 'Worum es geht',
    said: 'In diesem Anruf gesagt',
    appointment: 'Nächster Termin',
    nothing: 'In diesem Anruf wurde noch nichts notiert.',
  },
};
