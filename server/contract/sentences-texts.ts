/** What is said of texts about appointments; see `sentences.ts`. */
export const textsSentences = {
  texts_no_such_place: 'The text has “{place}” between braces, which is not known here. Known are: {places}.',
  texts_needs_day_and_time: 'The text must say when: put day and time where they belong, each between braces.',
  texts_has_address: 'A text with an address of its own is taken for fraud by many phones. Leave it out.',
  texts_connect_step: 'Have Twilio hand on what people answer to texts.',
  texts_no_such_line: 'This shop has no such number.',
  texts_no_line: 'The shop has no number that could send a text.',
  texts_no_number: 'No mobile number is known for this appointment.',
  texts_stopped: 'This number asked for no more texts.',
  texts_rehearsed: 'The number belongs to nobody: it was a rehearsal.',
  texts_too_late: 'There was no time left in which it would have been of use.',
  texts_overtaken: 'The appointment was changed before it was sent.',
  texts_said_already: 'They knew of it already.',
  texts_off: 'Texts of this kind were switched off before it was sent.',
  texts_waits: '{why} This text goes out by itself as soon as it can.',
  texts_unknown: 'The connection broke while it was handed over. It may have been sent, so it is not sent again.',
  texts_not_there:
    'Twilio’s answer was lost, and an hour later its list does not have it: it was not sent. Call them if it matters.',
  texts_undelivered: 'It did not arrive (Twilio’s number for why: {code}).',
} as const;
