export const linesSentencesDe = {
  lines_no_such_line: 'Diese Leitung gibt es nicht.',
  lines_number_unreadable: 'Die Nummer von {name} ist keine Telefonnummer.',
  lines_number_missing: 'Für {name} gibt es noch keine Nummer.',
  lines_number_is_ours:
    'Die Nummer von {name} ist eine Ihrer eigenen Leitungen: Der Anruf käme hierher zurück. Geben Sie das Telefon an, das klingeln soll.',
  lines_nobody_to_ring:
    'Es soll niemandes Telefon klingeln. Tragen Sie jemanden ein oder wählen Sie eine andere Art zu antworten.',
  lines_call_over: 'Der Anruf ist vorbei.',
  lines_call_not_ours:
    'Dieser Anruf ist über Twilio nicht zu erreichen: Er kam nicht auf einer Ihrer Twilio-Nummern an.',
  lines_no_such_person: 'Diese Person steht nicht mehr auf der Liste der Leitung.',

  lines_missed: 'Verpasster Anruf',
  lines_message_left: 'Es wurde eine Nachricht hinterlassen: bitte anhören',
  lines_end_missed: 'Niemand nahm den Anruf an',
  lines_end_staff: 'Jemand vom Team nahm den Anruf an',
  lines_end_message: 'Es wurde eine Nachricht hinterlassen',
} as const;
