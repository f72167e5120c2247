export const liveSentencesDe = {
  live_not_here: 'Dieser Anruf läuft nicht über diesen Computer und lässt sich deshalb hier nicht mithören.',
  live_not_greeted: 'Der Agent hat noch nicht gegrüßt. Versuchen Sie es gleich noch einmal.',
  live_greeting_cut:
    'Der Anrufer fiel der Begrüßung ins Wort; niemand weiß, ob er gehört hat, dass andere mithören können. Deshalb darf bei diesem Gespräch niemand mithören.',
  live_not_told:
    'Dem Anrufer wurde nicht gesagt, dass andere das Gespräch hören können; deshalb darf niemand mithören. Schalten Sie in der Einrichtung „Anrufern sagen, dass eine KI abnimmt und aufgezeichnet werden kann“ ein: Es gilt ab dem nächsten Anruf.',
  live_too_many_listen: 'Mehr können nicht zugleich mithören. Beenden Sie es zuerst in einem anderen Fenster.',
  live_listening_over: 'Das Mithören ist beendet. Beginnen Sie es neu, wenn der Anruf noch läuft.',
} as const;
