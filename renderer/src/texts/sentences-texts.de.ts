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
  texts_unregistered:
    'Netze in den USA nehmen Nachrichten nur von angemeldeten Nummern. Melden Sie Ihre bei Twilio an (A2P 10DLC).',
  texts_away: 'Das Telefon ist aus, nicht erreichbar, oder die Nummer gehört niemandem mehr.',
  texts_landline: 'Diese Nummer empfängt keine Nachrichten, wie ein Festnetz. Fragen Sie nach einer Mobilnummer.',
  texts_blocked: 'Das Telefon oder sein Netz lässt keine Nachrichten von Ihrer Nummer durch.',
  texts_filtered: 'Das Netz hielt sie für Werbung und ließ sie nicht durch. Schlichte Worte helfen.',
  texts_bad_number: 'Diese Nummer gibt es nicht. Fragen Sie nach der richtigen.',
  texts_trial:
    'Ihr Twilio-Konto ist ein Probekonto und schreibt nur an dort bestätigte Nummern. Wechseln Sie bei Twilio zu einem vollen.',
  texts_country:
    'Ihr Twilio-Konto darf nicht in dieses Land schreiben. Erlauben Sie es bei Twilio unter den geografischen Berechtigungen.',
  texts_cannot_send:
    'Twilio verschickt von Ihrer Nummer keine Nachrichten. Wählen Sie eine andere oder fragen Sie Twilio.',
  texts_undelivered: 'Sie kam nicht an (Twilios Nummer dafür: {code}).',
};
