import type { calendarsSentences } from '#contract/sentences-calendars.ts';

/** The same sentences in German. */
export const calendarsSentencesDe: Readonly<Record<keyof typeof calendarsSentences, string>> = {
  calendar_no_feed: 'Für diese Person gibt es noch keine Kalenderadresse. Legen Sie erst eine an.',
  calendar_no_import: 'Für diese Person wurde kein Kalender übernommen.',
  calendar_bad_address:
    'Das ist keine Kalenderadresse. Kopieren Sie sie ganz: Sie beginnt mit https:// oder webcal://.',
  calendar_private_address:
    'Diese Adresse führt in ein privates Netz, aus dem nichts gelesen wird. Nehmen Sie eine, die das Internet kennt.',
  calendar_unreachable: 'Der Kalender war nicht zu erreichen. In einer Viertelstunde wird es wieder versucht.',
  calendar_refused: 'Der Server des Kalenders lehnte ab ({status}). Prüfen Sie, ob die Adresse noch stimmt.',
  calendar_too_slow: 'Der Kalender brauchte zu lange. In einer Viertelstunde wird es wieder versucht.',
  calendar_too_large: 'Der Kalender ist größer als {megabytes} MB und wird deshalb nicht gelesen.',
  calendar_redirected: 'Die Adresse führt von einem Ort zum nächsten und nie zu einem Kalender.',
  calendar_no_calendar: 'Unter dieser Adresse liegt kein Kalender. Nehmen Sie die, die auf .ics endet.',
  calendar_too_much: 'Der Kalender hat mehr Einträge, als sich lesen lassen. Nehmen Sie einen mit weniger.',
  calendar_not_read:
    'Kalender aus dem Team, die seit über einer Stunde nicht gelesen wurden: {count}. Zeiten darin können veraltet sein. Siehe Einstellungen, Empfang.',
};
