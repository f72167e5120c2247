import type { textsSentences } from '#contract/sentences-texts.ts';

/** The same sentences in German. */
export const textsSentencesDe: Readonly<Record<keyof typeof textsSentences, string>> = {
  texts_no_such_place:
    'In der Nachricht steht „{place}“ in Klammern, was hier nicht bekannt ist. Bekannt sind: {places}.',
  texts_needs_day_and_time:
    'In der Nachricht muss stehen, wann: Setzen Sie day und time, je in geschweiften Klammern, an ihren Platz.',
  texts_has_address:
    'Eine Nachricht mit einer eigenen Internetadresse halten viele Telefone für Betrug. Lassen Sie sie weg.',
  texts_connect_step: 'Twilio weitergeben lassen, was auf Nachrichten geantwortet wird.',
  texts_no_such_line: 'Diese Nummer hat der Betrieb nicht.',
  texts_no_line: 'Der Betrieb hat keine Nummer, die Nachrichten verschicken könnte.',
  texts_no_number: 'Zu diesem Termin ist keine Mobilnummer bekannt.',
  texts_stopped: 'Diese Nummer möchte keine Nachrichten mehr.',
  texts_rehearsed: 'Die Nummer gehört niemandem: Es war eine Probe.',
  texts_too_late: 'Es blieb keine Zeit mehr, in der sie genützt hätte.',
  texts_overtaken: 'Der Termin wurde geändert, bevor sie verschickt war.',
  texts_said_already: 'Sie wussten es schon.',
  texts_off: 'Nachrichten dieser Art wurden ausgeschaltet, bevor sie verschickt war.',
  texts_waits: '{why} Diese Nachricht geht von selbst hinaus, sobald es geht.',
  texts_unknown:
    'Die Verbindung brach ab, während sie übergeben wurde. Vielleicht ist sie verschickt, darum nicht noch einmal.',
  texts_not_there:
    'Twilios Antwort ging verloren, und eine Stunde später steht sie dort in keiner Liste: Sie wurde nicht verschickt. Rufen Sie an, wenn es wichtig ist.',
  texts_undelivered: 'Sie kam nicht an (Twilios Nummer dafür: {code}).',
};
