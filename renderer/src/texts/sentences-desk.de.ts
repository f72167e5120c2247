export const deskSentencesDe = {
  desk_no_such_service: 'Diese Leistung gibt es nicht.',
  desk_no_such_add_on: 'Diese Zusatzleistung gibt es hier nicht.',
  desk_no_such_staff: 'So heißt niemand, der das macht.',
  desk_no_such_resource: 'Diesen Raum, Stuhl oder sonstigen Platz gibt es nicht.',
  desk_no_such_appointment: 'Diesen Termin gibt es nicht.',
  desk_no_such_closure: 'Diese Schließung gibt es nicht.',
  desk_no_such_entry: 'So jemand steht nicht auf der Warteliste.',
  desk_no_such_country: 'Für dieses Land oder diese Region sind keine Feiertage bekannt.',
  desk_time_taken: 'Diese Zeit ist vergeben. Wählen Sie eine andere.',
  desk_closed_then: 'Zu dieser Zeit arbeitet niemand. Wählen Sie eine andere.',
  desk_off_the_clock: 'Termine beginnen nicht zu dieser Minute. Wählen Sie eine angebotene Zeit.',
  desk_too_soon: 'Das ist zu kurzfristig: Diese Leistung muss {minutes} Minuten vorher gebucht werden.',
  desk_too_far: 'Das liegt zu weit voraus: Diese Leistung lässt sich {days} Tage im Voraus buchen.',
  desk_too_long: 'Mit diesen Zusatzleistungen dauert es länger als einen Tag. Lassen Sie einige weg.',
  desk_too_late_to_change:
    'Für Anrufer ist es zu spät, diesen Termin zu ändern: Das geht bis {minutes} Minuten vorher. Das Team kann es noch.',
  desk_not_scheduled: 'Dieser Termin ist vorbei oder abgesagt und lässt sich nicht mehr ändern.',
  desk_key_of_another_deed: 'Dieser Schlüssel wurde schon für etwas anderes verwendet. Nehmen Sie einen neuen.',
  desk_staff_has_appointments:
    'Bei dieser Person stehen noch Termine an ({count}): Verlegen Sie sie oder sagen Sie sie zuerst ab.',
  desk_resource_has_appointments:
    'Dafür stehen noch Termine an ({count}): Verlegen Sie sie oder sagen Sie sie zuerst ab.',
  desk_caller_of_another_business: 'Das ist ein Anrufer eines anderen Betriebs.',
  desk_contact_unusable: 'Das ist weder eine Telefonnummer noch eine E-Mail-Adresse.',
  desk_offer_over: 'Für diese Person wird keine Zeit mehr freigehalten.',
  desk_closure_ends_first: 'Die Schließung endet, bevor sie beginnt.',
  desk_closure_too_long: 'Eine Schließung dauert höchstens {days} Tage.',
} as const;
