import type { doctorSentences } from '#contract/sentences-doctor.ts';

export const doctorSentencesDe: Readonly<Record<keyof typeof doctorSentences, string>> = {
  doctor_fix_updates: 'Nach Neuerem sehen',
  doctor_fix_way: 'Neu öffnen',
  doctor_fix_fetch: 'Programm holen',
  doctor_fix_login: 'Mit dem Rechner starten',
  doctor_fix_awake: 'Wach halten',
  doctor_fix_jobs: 'Jetzt noch einmal versuchen',
  doctor_fix_fallback: 'Einrichten',
  doctor_no_fix: 'Hier ist nichts mehr in Ordnung zu bringen. Sehen Sie noch einmal nach.',
  doctor_unlooked: 'Das konnte nicht angesehen werden. Das Protokoll auf diesem Rechner sagt mehr.',
  doctor_no_answer: 'Das konnte nicht rechtzeitig angesehen werden. Sehen Sie noch einmal nach.',

  doctor_process_new: 'Linekeeper {version} läuft. Es wurde vor weniger als einer Stunde gestartet.',
  doctor_process_hour: 'Linekeeper {version} läuft, inzwischen seit einer Stunde.',
  doctor_process: 'Linekeeper {version} läuft, inzwischen seit {hours} Stunden.',
  doctor_not_running:
    'Linekeeper läuft nicht: Kein Anrufer wird erkannt. Angesehen wurde, was auf der Festplatte liegt.',
  doctor_clock: 'Die Uhr dieses Rechners geht richtig.',
  doctor_clock_unknown: 'Die Uhr dieses Rechners wurde noch nicht verglichen: Kein Anbieter hat geantwortet.',
  doctor_clock_off:
    'Die Uhr dieses Rechners geht {minutes} Minuten falsch. Lassen Sie sie vom System aus dem Internet stellen, sonst stimmen angezeigte Zeiten nicht.',
  doctor_updates: 'Einmal am Tag wird nach einem neueren Linekeeper gesehen.',
  doctor_updates_off: 'Es wird nicht nach einem neueren Linekeeper gesehen.',

  doctor_database: 'Die Datenbank ist in Ordnung ({megabytes} MB).',
  doctor_database_unread: 'Ob die Datenbank in Ordnung ist, war nicht herauszufinden ({megabytes} MB).',
  doctor_database_damaged:
    'Die Datenbank ist beschädigt. Beenden Sie Linekeeper und legen Sie eine Kopie zurück; wie es ohne geht, steht im README.',
  doctor_room: 'Auf der Festplatte ist Platz ({gigabytes} GB).',
  doctor_room_little: 'Die Festplatte wird voll: Es sind noch {megabytes} MB frei. Schaffen Sie Platz.',
  doctor_room_none:
    'Die Festplatte ist voll: Es sind noch {megabytes} MB frei, bald kann nichts mehr behalten werden. Schaffen Sie jetzt Platz.',
  doctor_wiped: 'In der Datenbank-Datei ist keine alte Kopie von Gelöschtem übrig.',
  doctor_wipe_due:
    'In unbenutzten Bytes der Datenbank-Datei können noch alte Kopien von Gelöschtem stehen. Sie werden überschrieben, sobald die Leitung ruhig ist, spätestens in ein bis zwei Stunden.',
  doctor_wipe_problem: 'In unbenutzten Bytes der Datenbank-Datei können noch alte Kopien von Gelöschtem stehen: {why}',
  wipe_disk_full:
    'Die Festplatte ist voll, deshalb konnten sie nicht überschrieben werden. Schaffen Sie Platz; es wird von selbst wieder versucht.',
  wipe_unreadable:
    'Eine Seite der Datenbank war nicht zu lesen, deshalb wurden sie nicht überschrieben. Sehen Sie nach, ob die Datenbank in Ordnung ist.',
  wipe_failed: 'Sie konnten nicht überschrieben werden. Mehr steht im Protokoll; es wird von selbst wieder versucht.',
  wipe_late: 'Einen Tag lang war kein Augenblick, sie zu überschreiben. Es wird von selbst weiter versucht.',
  doctor_inbox: 'Alles, was hereinkam, wurde gelesen.',
  doctor_inbox_waiting: '{count} Lieferungen warten darauf, gelesen zu werden. Das geschieht von selbst.',

  doctor_doors: 'Linekeeper nimmt auf diesem Rechner Anfragen an.',

  doctor_key_elevenlabs: 'Der Schlüssel von ElevenLabs gilt und darf alles, was nötig ist.',
  doctor_key_twilio: 'Der Schlüssel von Twilio gilt.',
  doctor_twilio_trial:
    'Das Twilio-Konto ist ein Probekonto: Es spielt erst eine eigene Ansage und ruft nur Nummern an, die dort bestätigt sind.',
  doctor_twilio_suspended:
    'Twilio hat das Konto gesperrt oder geschlossen: Kein Anruf geht durch. Sehen Sie in der Twilio-Konsole nach.',
  doctor_scope_agents:
    'Der Schlüssel von ElevenLabs darf keine Agenten lesen. Erlauben Sie ihm dort „ElevenLabs Agents“.',
  doctor_scope_numbers:
    'Der Schlüssel von ElevenLabs darf keine Telefonnummern lesen. Erlauben Sie ihm dort „ElevenLabs Agents“.',
  doctor_scope_secrets:
    'Der Schlüssel von ElevenLabs darf keine Geheimnisse lesen. Erlauben Sie ihm dort „ElevenLabs Agents“.',
  doctor_scope_webhooks:
    'Der Schlüssel von ElevenLabs darf keine Webhooks lesen. Erlauben Sie ihm dort „Webhooks“; das kann nur der Schlüssel eines Administrators.',
  doctor_scope_tools:
    'Der Schlüssel von ElevenLabs darf keine Werkzeuge lesen. Erlauben Sie ihm dort „ElevenLabs Agents“.',
  doctor_scope_conversations:
    'Der Schlüssel von ElevenLabs darf keine Gespräche lesen: Was entgangen ist, kann nicht geholt werden. Erlauben Sie ihm dort „ElevenLabs Agents“.',
  doctor_agent: 'Der Agent von {shop} ist eingerichtet, wie er sein muss.',
  doctor_agent_none: 'Noch ist kein Agent gewählt. Wählen Sie unter Verbinden einen.',
  doctor_agent_unlooked: 'Ob der Agent so eingestellt ist, wie er sein muss, konnte nicht angesehen werden.',

  doctor_calls_none: 'ElevenLabs hatte am letzten Tag keinen Anruf.',
  doctor_calls_fresh:
    'ElevenLabs hatte einen Anruf. Ob er hier ankommt, lässt sich eine Viertelstunde nach seinem Beginn sagen.',
  doctor_calls_unlooked: 'Ob alle Anrufe des letzten Tages hier angekommen sind, konnte nicht angesehen werden.',
  doctor_calls_reported: 'Alle {count} Anrufe, die ElevenLabs am letzten Tag hatte, sind hier angekommen.',
  doctor_calls_unreported:
    'Von {count} Anrufen, die ElevenLabs am letzten Tag hatte, wurden {missing} nicht hierher gemeldet. Sie werden geholt, wenn Linekeeper aufholt.',
  doctor_calls_fetched:
    'ElevenLabs hat von {count} Anrufen des letzten Tages {fetched} nicht von selbst gemeldet: Linekeeper hat sie geholt. Falls dieser Rechner da wach war, kommen die Meldungen nicht durch.',
  doctor_fallback: 'Solange dieser Rechner aus ist, nimmt Twilio selbst ab.',
  doctor_fallback_none:
    'Solange dieser Rechner aus ist, nimmt niemand ab. Wählen Sie unter Verbinden, wer es tun soll.',
  doctor_fallback_unlooked: 'Wer abnimmt, solange dieser Rechner aus ist, konnte nicht angesehen werden.',
  doctor_fallback_gone:
    'Was abnehmen soll, solange dieser Rechner aus ist, gibt es bei Twilio nicht mehr. Richten Sie es neu ein.',
  doctor_fallback_other:
    'Solange dieser Rechner aus ist, nimmt eine eigene Adresse von Ihnen ab. Linekeeper ruft sie nicht auf.',
  doctor_native_fallback:
    'Solange dieser Rechner aus ist, nimmt ElevenLabs ab, ohne zu wissen, wer anruft. Ist ElevenLabs nicht erreichbar, nimmt Twilio ab.',
  doctor_native_fallback_none:
    'Solange dieser Rechner aus ist, nimmt ElevenLabs ab, ohne zu wissen, wer anruft. Ist ElevenLabs nicht erreichbar, nimmt niemand ab: Wählen Sie unter Verbinden, wer es dann tun soll.',
  doctor_native_fallback_gone:
    'Was abnehmen soll, wenn ElevenLabs nicht erreichbar ist, gibt es bei Twilio nicht mehr. Richten Sie es neu ein.',
  doctor_native_fallback_other:
    'Ist ElevenLabs nicht erreichbar, nimmt eine eigene Adresse von Ihnen ab. Linekeeper ruft sie nicht auf.',
  doctor_alerts_none: 'Twilio hat am letzten Tag keine Fehler vermerkt.',
  doctor_alerts: 'Twilio hat am letzten Tag {count} Fehler vermerkt, den letzten mit der Nummer {code}.',
  doctor_jobs: 'Bei den Anbietern ist nichts mehr zu erledigen.',
  doctor_jobs_parked: '{count} Dinge ließen sich bei den Anbietern nicht erledigen, obwohl es lange versucht wurde.',

  doctor_login: 'Linekeeper startet mit diesem Rechner.',
  doctor_login_off: 'Linekeeper startet nicht mit diesem Rechner: Nach einem Neustart wird niemand erkannt.',
  doctor_login_blocked:
    'Das System hindert Linekeeper daran, mit diesem Rechner zu starten. Erlauben Sie es in den Einstellungen des Systems, bei den Programmen, die mit ihm starten.',
  doctor_login_unsupported: 'Diese Kopie von Linekeeper kann nicht mit dem Rechner starten: Sie ist nicht installiert.',
  doctor_awake: 'Dieser Rechner wird wach gehalten, solange Sie geöffnet haben.',
  doctor_sleep_never: 'Dieser Rechner schläft am Netz nicht ein.',
  doctor_sleeps: 'Dieser Rechner schläft nach {minutes} Minuten ohne Benutzung ein, und dann wird niemand erkannt.',
  doctor_sleep_unknown: 'Ob dieser Rechner einschläft, war nicht herauszufinden. Schläft er, erkennt er niemanden.',
};
