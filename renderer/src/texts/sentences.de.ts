import type { SentenceCode } from '#contract/told.ts';
import { accessSentencesDe } from './sentences-access.de.ts';
import { backupSentencesDe } from './sentences-backup.de.ts';
import { bridgeSentencesDe } from './sentences-bridge.de.ts';
import { connectSentencesDe } from './sentences-connect.de.ts';
import { damageSentencesDe } from './sentences-damage.de.ts';
import { conversationSentencesDe } from './sentences-conversations.de.ts';
import { providerSentencesDe } from './sentences-provider.de.ts';
import { tunnelSentencesDe } from './sentences-tunnel.de.ts';
import { agentSentencesDe } from './sentences-agent.de.ts';
import { doctorSentencesDe } from './sentences-doctor.de.ts';
import { deskSentencesDe } from './sentences-desk.de.ts';
import { limitSentencesDe } from './sentences-limits.de.ts';
import { linesSentencesDe } from './sentences-lines.de.ts';
import { modelSentencesDe } from './sentences-model.de.ts';
import { liveSentencesDe } from './sentences-live.de.ts';
import { outgoingSentencesDe } from './sentences-outgoing.de.ts';
import { calendarsSentencesDe } from './sentences-calendars.de.ts';
import { csvSentencesDe } from './sentences-csv.de.ts';
import { gapSentencesDe } from './sentences-gaps.de.ts';
import { waitlistSentencesDe } from './sentences-waitlist.de.ts';
import { textsSentencesDe } from './sentences-texts.de.ts';

export const sentencesDe: Readonly<Record<SentenceCode, string>> = {
  no_such_caller: 'Diesen Anrufer gibt es nicht.',
  no_such_business: 'Diesen Betrieb gibt es nicht.',
  no_such_call: 'Diesen Anruf gibt es nicht.',
  no_such_fact: 'Diese Angabe gibt es nicht.',
  no_such_note: 'Diese Notiz gibt es nicht.',
  no_such_task: 'Diese Aufgabe gibt es nicht.',
  no_such_template: 'Diese Vorlage gibt es nicht.',
  no_such_rehearsal: 'Dieses Drehbuch gibt es nicht.',
  no_such_certificate: 'Diese Bescheinigung gibt es nicht.',
  no_such_command: 'Das kann dieses Linekeeper nicht. Laden Sie die Seite neu.',
  no_such_address: 'Unter dieser Adresse gibt es nichts.',
  delivery_gone: 'Diese Zustellung wird nicht mehr aufbewahrt.',
  no_desktop: 'Dieses Linekeeper läuft ohne Desktop-Programm; für diesen Computer gibt es nichts einzustellen.',

  bad_input: 'So lässt sich das nicht übernehmen. Bitte sehen Sie sich Ihre Eingaben noch einmal an.',
  nothing_to_take_back: 'Es gibt keine Änderung, die sich zurücknehmen ließe.',
  fact_empty: 'Die Angabe enthält keinen Text, den man sich merken könnte.',
  fact_of_two_businesses: 'Es sind zwei Betriebe genannt: Eine Angabe gehört zu einem.',
  name_unusable: 'Das ist kein Name, den man sich merken könnte.',
  note_empty: 'Die Notiz enthält keinen Text, den man sich merken könnte.',
  note_ends_first: 'Die Notiz endet, bevor sie beginnt.',
  number_unreadable: 'Eine der Nummern ist keine Telefonnummer.',
  changed_since: 'Es wurde inzwischen anderswo geändert. Nichts wurde gespeichert: Sehen Sie es sich noch einmal an.',
  number_taken: 'Eine der Nummern gehört einem anderen Betrieb.',
  number_shared: 'Mehrere Personen teilen sich diese Nummer: Wählen Sie eine von ihnen.',
  default_business_stays: 'Der Standardbetrieb lässt sich nicht entfernen.',
  business_has_callers: 'Der Betrieb hat noch Anrufer: Vergessen Sie diese zuerst.',
  business_changed: 'Der Betrieb wurde inzwischen geändert. Versuchen Sie es noch einmal.',
  one_caller_already: 'Das ist schon ein und derselbe Anrufer.',
  callers_of_two_businesses:
    'Das sind Anrufer zweier Betriebe: Was sie dem einen gesagt haben, geht den anderen nichts an.',
  call_of_another_caller: 'Einer dieser Anrufe ist nicht von diesem Anrufer.',
  call_of_another_business: 'Dieser Anruf galt einem anderen Betrieb als dem des Anrufers.',
  all_calls_of_caller: 'Das sind alle Anrufe dieses Anrufers: Lassen Sie ihm mindestens einen.',
  call_withheld: 'Bei diesem Anruf war die Nummer unterdrückt: Man merkt sich dazu niemanden.',
  made_up_for_demo: 'Das ist für die Vorführung erdacht und gilt, solange sie läuft: Ändern lässt es sich nicht.',
  call_is_live: 'Gerade wird telefoniert. Versuchen Sie es nach dem Anruf noch einmal.',
  set_by_environment: 'Das ist durch {variable} gesetzt: Ändern Sie es dort (Umgebung oder .env) und starten Sie neu.',
  fields_set_by_environment:
    'Beim Standardbetrieb ist das in der Umgebung gesetzt: {fields}. Ändern Sie es dort (Umgebung oder .env) und starten Sie neu.',
  way_address_unusable:
    'Diese Adresse könnten die Anbieter nicht aufrufen. Sie beginnt mit https:// und enthält kein Passwort, ? oder #.',
  pause_over_already: 'Eine Pause kann nicht in der Vergangenheit enden.',
  pause_too_long: 'Eine Pause dauert höchstens {days} Tage. Ohne Ende dauert sie, bis Sie sie beenden.',
  secret_too_short: 'Das Geheimnis muss mindestens {least} Zeichen haben.',
  secret_too_long: 'Das Geheimnis darf höchstens {most} Zeichen haben.',
  secret_not_plain: 'Das Geheimnis darf nur einfache Zeichen ohne Leerzeichen und Umlaute enthalten.',
  template_faulty: 'Die Vorlage hat Fehler in diesen Zeilen: {lines}. Sie wurde nicht gespeichert.',
  template_unwritable:
    'Die Vorlage ließ sich nicht schreiben: Sehen Sie nach, ob der Datenordner beschreibbar ist und Platz hat.',
  rehearsal_unreadable: 'Das Drehbuch ist nicht zu gebrauchen.',
  rehearsal_in_future: 'Eine Probe, die behalten wird, kann nicht in der Zukunft liegen.',
  rehearsal_unfinished: 'Die Probe kam nicht zu ihrem Ende.',
  cannot_replay: 'Nachspielen lässt sich nur ein eingehender Anruf, dessen Zustellung noch aufbewahrt ist.',
  cursor_unknown: 'Die Liste hat sich geändert: Beginnen Sie wieder oben.',

  something_wrong: 'Etwas ist schiefgegangen. Mehr dazu steht im Protokoll auf diesem Rechner.',
  stopping: 'Linekeeper wird gerade beendet.',
  not_answering: 'Linekeeper antwortet nicht.',
  not_understood: 'Die Antwort von Linekeeper war nicht zu verstehen.',
  too_many_windows: 'Es sind zu viele Fenster offen.',
  token_needed: 'Dieses Fenster ist nicht angemeldet.',
  token_file_unusable: 'Die Datei api-token im Datenordner ist nicht zu gebrauchen.',
  not_from_window: 'Diese Anfrage kam nicht aus dem Fenster von Linekeeper.',
  not_from_here: 'Diese Adresse ist nur für Programme auf diesem Rechner da.',
  request_unreadable: 'Die Anfrage war nicht zu lesen.',
  request_too_large: 'Das ist zu viel auf einmal.',
  request_not_json: 'Die Anfrage ist kein JSON.',
  sealed_unreadable:
    'Ein versiegelter Wert lässt sich nicht öffnen: Er wurde verändert oder mit einem anderen Schlüssel versiegelt.',
  call_not_found_yet: 'In die Datenbank lässt sich gerade nicht schreiben, daher ist der Anruf nicht zu finden.',
  database_busy:
    'Ein anderes Programm hält die Datenbank gerade besetzt. Versuchen Sie es in einem Augenblick noch einmal.',
  database_waits: 'In die Datenbank lässt sich gerade nicht schreiben. Versuchen Sie es noch einmal.',

  database_lost:
    'Die Datei der Datenbank wurde entfernt oder ersetzt, während Linekeeper läuft: Nichts Neues wird behalten. Beenden Sie Linekeeper, legen Sie linekeeper.db zurück und starten Sie neu.',
  database_unreadable:
    'Die Datenbank lässt sich nicht lesen: Anrufer werden begrüßt, ohne erkannt zu werden, und nichts wird gelernt.',
  database_held:
    'Ein anderes Programm hält die Datenbank gerade besetzt, sodass nichts behalten werden kann: Schließen Sie Programme zum Sichern oder Ansehen von Datenbanken. ElevenLabs schickt beendete Anrufe noch einmal, wo Wiederholungen dort eingeschaltet sind.',
  database_failed:
    'In den letzten zehn Minuten ließ sich mindestens einmal nicht in die Datenbank schreiben: Sehen Sie nach, ob der Datenträger voll ist und ob kein anderes Programm linekeeper.db benutzt. ElevenLabs schickt beendete Anrufe noch einmal, wo Wiederholungen dort eingeschaltet sind.',
  database_older:
    'Die Datenbank ist älter, als sie schon war: Eine frühere Kopie ist an ihre Stelle geraten. Anrufe seither können fehlen.',
  deliveries_parked:
    'Zustellungen von ElevenLabs, die nicht zu verstehen waren, warten im Eingang: {count}. Sehen Sie die Anrufe bei ElevenLabs nach und auch, ob der Webhook nach dem Anruf dort Mitschriften als JSON schickt und ob dies das neueste Linekeeper ist. Was zu keinem Anruf gehört, wird nach 30 Tagen gelöscht.',
  key_was_open:
    'Die Schlüsseldatei secret.key war für andere Benutzer dieses Rechners lesbar; jetzt ist sie es nicht mehr.',
  initiation_secret_missing:
    'Anrufer werden nicht erkannt, weil das Geheimnis für eingehende Anrufe fehlt. Setzen Sie es hier unter Einrichten, Geheimnisse (oder als LINEKEEPER_INITIATION_SECRET) und bei ElevenLabs.',
  webhook_secret_missing:
    'Aus beendeten Anrufen wird nichts gelernt, weil das Geheimnis ihres Webhooks fehlt. Übertragen Sie es von ElevenLabs hierher unter Einrichten, Geheimnisse (oder nach ELEVENLABS_WEBHOOK_SECRET).',
  tool_secret_missing:
    'Der Agent kann im Gespräch seine Werkzeuge nicht benutzen, weil ihr Geheimnis fehlt. Setzen Sie es hier unter Einrichten, Geheimnisse (oder als LINEKEEPER_TOOL_SECRET) und bei ElevenLabs.',
  public_address_missing:
    'ElevenLabs erreicht diesen Rechner nicht, weil er keine öffentliche Adresse hat. Wählen Sie im Fenster einen Weg (Einrichten, Der Weg zum Telefon) oder setzen Sie LINEKEEPER_TUNNEL oder PUBLIC_BASE_URL (Umgebung oder .env) und starten Sie neu.',
  public_address_local:
    'Die öffentliche Adresse kann nur dieser Rechner selbst aufrufen, ElevenLabs und Twilio also nicht. Wählen Sie im Fenster einen anderen Weg (Einrichten, Der Weg zum Telefon) oder setzen Sie PUBLIC_BASE_URL auf eine Adresse, die das Internet kennt, und starten Sie neu.',
  quick_address_new:
    'Die öffentliche Adresse ist neu, wie nach jedem Start eines Schnelltunnels, und über sie kam noch nichts mit dem richtigen Geheimnis an: Tragen Sie sie bei ElevenLabs und Twilio ein. Ein benannter Tunnel behält seine Adresse.',
  model_name_missing:
    'Ihr eigenes Sprachmodell wird nicht benutzt, weil sein Name fehlt. Tragen Sie ihn als LLM_MODEL ein (Umgebung oder .env) und starten Sie neu.',
  template_missing:
    'Die Vorlage {file} fehlt. Es gilt ihr letzter brauchbarer Text oder der mit Linekeeper gelieferte.',

  condition_ready: 'Bereit: Anrufe erreichen diesen Rechner.',
  condition_one_call: 'Ein Anruf läuft.',
  condition_calls: '{count} Anrufe laufen.',
  condition_starting: 'Der Weg für Anrufe wird geöffnet oder geprüft.',
  condition_problem: 'Es läuft, aber eines braucht Sie.',
  condition_problems: 'Es läuft, aber {count} Dinge brauchen Sie.',
  condition_refused:
    'Anfragen kommen an und werden abgewiesen. Kommen sie von ElevenLabs, steht dort ein anderes Geheimnis als hier.',
  condition_failing: 'Die letzte Anfrage konnte nicht beantwortet werden.',
  condition_no_way: 'Noch mit keinem Telefon verbunden: Es gibt keine öffentliche Adresse.',
  condition_address_local:
    'Noch mit keinem Telefon verbunden: Die öffentliche Adresse kann nur dieser Rechner selbst aufrufen.',
  condition_demo: 'Demo: Die Anrufer sind erfunden, und kein echter Anruf kommt an.',
  condition_way_down: 'Anrufer werden nicht erkannt: Diesen Rechner erreicht nichts.',
  condition_unrecognised: 'Anrufer werden nicht erkannt: Das Geheimnis für ankommende Anrufe fehlt.',
  condition_database_lost: 'Nichts Neues wird behalten: Die Datenbank-Datei ist weg.',
  condition_database_unreadable: 'Anrufer werden nicht erkannt: Die Datenbank ist nicht lesbar.',
  condition_paused: 'Pause, bis Sie sie beenden: Anrufer werden nicht erkannt.',
  condition_paused_until: 'Pause bis {until}: Anrufer werden nicht erkannt.',

  soul_empty: 'Die Vorlage ist leer.',
  soul_too_long: 'Die Vorlage ist länger als 20.000 Zeichen.',
  soul_once: '{placeholder} muss genau einmal in der Vorlage stehen und steht {times}-mal darin.',
  soul_secret: '{placeholder} ist ein Geheimnis und darf in keiner Anweisung stehen.',
  soul_unknown: '{placeholder} ist kein Platzhalter der Vorlage.',
  soul_braces: 'In der Vorlage stehen geschweifte Klammern, die zu keinem Platzhalter gehören.',

  call_end_unreported: 'Wie er endete, wurde nie gemeldet.',
  call_not_through: 'Unser Anruf kam nicht zustande ({reason})',

  waits_order: 'Liest sich wie ein Befehl an den Agenten.',
  waits_authority: 'Gibt vor, für den Betrieb zu sprechen.',
  waits_machine: 'Spricht davon, wie der Agent arbeitet, oder von anderen Anrufern.',
  waits_money: 'Nennt einen Preis oder Rabatt.',
  waits_rights: 'Beansprucht ein Recht oder eine Erlaubnis.',
  waits_business: 'Spricht von Regeln, Geld oder anderen Anrufern des Betriebs.',
  waits_promise: 'Zusagen und Preise kommen nur vom Betrieb.',
  waits_address: 'Enthält eine Internetadresse.',
  waits_code: 'Enthält Programmcode.',
  waits_number: 'Enthält eine lange Nummer.',
  waits_safety: 'Was der Sicherheit dient, nehmen nur Sie zurück.',
  waits_health: 'Angaben zur Gesundheit sehen Sie sich zuerst an.',
  waits_pinned: 'Was wir haben, ist angeheftet.',
  waits_inferred: 'Ein Modell hat vorher etwas anderes gelesen.',
  waits_said_once: 'Der Anrufer hat vorher etwas anderes gesagt.',
  waits_said_twice: 'Der Anrufer hat mehrmals etwas anderes gesagt.',
  waits_tool: 'Eine Buchung oder ein Import sagt etwas anderes.',
  waits_staff: 'Sie haben etwas anderes eingetragen.',

  ...agentSentencesDe,
  ...doctorSentencesDe,
  ...limitSentencesDe,
  ...deskSentencesDe,
  ...linesSentencesDe,
  ...accessSentencesDe,
  ...backupSentencesDe,
  ...damageSentencesDe,
  ...bridgeSentencesDe,
  ...liveSentencesDe,
  ...modelSentencesDe,
  ...outgoingSentencesDe,
  ...textsSentencesDe,
  ...csvSentencesDe,
  ...calendarsSentencesDe,
  ...gapSentencesDe,
  ...waitlistSentencesDe,

  ...providerSentencesDe,

  ...conversationSentencesDe,

  ...connectSentencesDe,
  ...tunnelSentencesDe,
};
