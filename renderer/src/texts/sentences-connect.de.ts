import type { connectSentences } from '#contract/sentences-connect.ts';

export const connectSentencesDe: Readonly<Record<keyof typeof connectSentences, string>> = {
  connect_step_own_initiation: 'Ein Geheimnis anlegen, mit dem sich ElevenLabs ausweist, wenn das Telefon klingelt.',
  connect_step_own_tool: 'Ein Geheimnis anlegen, mit dem sich die Werkzeuge des Agenten ausweisen.',
  connect_step_own_brain: 'Ein Geheimnis anlegen, mit dem sich ElevenLabs ausweist, wenn es Ihr eigenes Modell fragt.',
  connect_step_secret_initiation: 'Das Geheimnis für eingehende Anrufe versiegelt bei ElevenLabs hinterlegen.',
  connect_step_secret_tool: 'Das Geheimnis für die Werkzeuge des Agenten versiegelt bei ElevenLabs hinterlegen.',
  connect_step_secret_brain: 'Das Geheimnis für Ihr eigenes Modell versiegelt bei ElevenLabs hinterlegen.',
  connect_step_webhook: 'Beendete Anrufe an diesen Computer senden lassen.',
  connect_step_webhook_on:
    'Das einschalten, und ElevenLabs es noch einmal versuchen lassen, wenn dieser Computer eine Weile aus ist.',
  connect_step_tool: 'Das Werkzeug {name} anlegen, das der Agent während eines Anrufs benutzt.',
  connect_step_overrides: 'Linekeeper einsetzen lassen, was von Anruf zu Anruf anders ist, etwa die Begrüßung.',
  connect_step_initiation: 'Den Agenten diesen Computer fragen lassen, wer anruft.',
  connect_step_asks: 'Die Frage für eingehende Anrufe einschalten.',
  connect_step_post_call: 'Die beendeten Anrufe dieses Agenten melden lassen.',
  connect_step_placeholders: 'Angeben, was Linekeeper einsetzt, mit Werten für Tests im Dashboard von ElevenLabs.',
  connect_step_tools: 'Dem Agenten die Werkzeuge geben. Die er schon hat, behält er.',
  connect_step_data: 'ElevenLabs nach jedem Anruf notieren lassen, was sich ein Geschäft wie Ihres merken will.',
  connect_step_longest_call: 'Den Agenten ein Gespräch nach {minutes} Minuten beenden lassen.',
  connect_step_end_call: 'Den Agenten auflegen lassen, wenn das Gespräch zu Ende ist.',
  connect_step_transfer: 'Den Agenten zu den Personen Ihrer Leitung durchstellen lassen, wenn danach gefragt wird.',
  connect_step_no_transfer: 'Den Agenten niemanden mehr durchstellen lassen: An Ihrer Leitung ist dafür niemand mehr.',
  connect_step_memory: 'Dem Wissen über den Anrufer einen Platz am Ende der Anweisungen des Agenten geben.',
  connect_step_notice: 'In der Begrüßung sagen, dass eine KI spricht und das Gespräch aufgezeichnet werden kann.',
  connect_step_audio: 'Den Ton des Agenten auf den einer Telefonleitung einstellen.',
  connect_step_live_events:
    'Den Agenten während eines Anrufs mitteilen lassen, was gesagt und wann er unterbrochen wird.',
  connect_step_engine: 'ElevenLabs für Ihr eigenes Modell hören und sprechen lassen, das auf diesem Computer denkt.',
  connect_step_business: '{name} hier für diesen Agenten und diese Nummer einrichten.',
  connect_step_import: 'ElevenLabs die Nummer bekannt geben, das sie dann beantwortet.',
  connect_step_import_sip: 'ElevenLabs die Nummer Ihrer Telefonanlage bekannt geben.',
  connect_step_assign: 'Den Agenten die Nummer beantworten lassen.',
  connect_step_voice: 'Diesen Computer die Nummer beantworten und den Anruf an den Agenten geben lassen.',
  connect_step_voice_own: 'Diesen Computer die Nummer beantworten lassen, wobei der Ton jedes Anrufs über ihn läuft.',
  connect_step_status: 'Twilio diesem Computer melden lassen, wie jeder Anruf ausging.',
  connect_step_fallback_forward: 'Anlegen, was antwortet, wo sonst niemand kann: Es ruft ein anderes Telefon an.',
  connect_step_fallback_voicemail: 'Anlegen, was antwortet, wo sonst niemand kann: Es nimmt eine Nachricht auf.',
  connect_step_fallback_message: 'Anlegen, was antwortet, wo sonst niemand kann: Es sagt einen Satz.',
  connect_step_fallback_on: 'Es an der Nummer einstellen.',
  connect_no_address:
    'Es gibt noch keine öffentliche Adresse, unter der ElevenLabs diesen Computer erreicht. Öffnen Sie zuerst den Weg zum Telefon.',
  connect_address_unverified:
    'Es hat sich nicht gezeigt, dass die öffentliche Adresse zu diesem Computer führt. Darum wird sie nicht angemeldet: Anrufer würden niemanden erreichen. {why} Prüfen Sie die Adresse in den Einstellungen des Wegs zum Telefon und versuchen Sie es dann noch einmal.',
  connect_no_wish: 'Für dieses Geschäft wurde noch nichts eingerichtet.',
  connect_busy: 'Die Konten werden gerade geändert. Warten Sie, bis das fertig ist.',
  connect_no_such_line: 'Diese Nummer ist nicht mehr im Konto. Wählen Sie eine andere.',
  connect_number_unreadable: 'Das ist keine Telefonnummer, die man anrufen kann.',
  connect_fallback_is_ours:
    'Das ist eine Ihrer eigenen Leitungen: Der Anruf käme hierher zurück. Geben Sie ein anderes Telefon an, etwa ein Handy.',
  connect_register_needs_twilio: 'Anrufe können nur bei einer Nummer Ihres Twilio-Kontos über diesen Computer laufen.',
  connect_own_needs_model:
    'Es ist noch kein eigenes Modell eingerichtet. Richten Sie zuerst eines in den Einstellungen ein, oder lassen Sie den ElevenLabs-Agenten denken.',
  connect_fallback_needs_twilio:
    'Was Anrufer bei ausgeschaltetem Computer hören, liegt bei Twilio. Dafür ist eine Nummer Ihres Twilio-Kontos nötig.',
  connect_line_on_trunk: 'Diese Nummer gehört bei Twilio zu einem SIP-Trunk, der sie vor allem anderen beantwortet.',
  connect_line_on_application:
    'Diese Nummer gehört bei Twilio zu einer Anwendung, die sie vor allem anderen beantwortet.',
  connect_line_silent: 'Diese Nummer kann keine Anrufe annehmen.',
  connect_line_of_shop:
    'Diese Nummer gehört zu {name}. Wählen Sie eine andere, oder nehmen Sie sie jenem Betrieb zuerst weg.',
  connect_agent_set_by_environment:
    'ELEVENLABS_AGENT_ID nennt für dieses Geschäft einen anderen Agenten: Ändern Sie es dort (Umgebung oder .env) und starten Sie neu.',
  connect_business_connected:
    'Der Betrieb ist noch mit seinem Agenten verbunden. Machen Sie das zuerst unter Verbinden rückgängig.',
  connect_twilio_trial:
    'Das ist ein Testkonto: Es nimmt nur Anrufe weniger Nummern an, und ElevenLabs kann darauf nicht antworten. Stellen Sie es bei Twilio um.',
  connect_twilio_inactive: 'Dieses Twilio-Konto ist geschlossen oder gesperrt.',
  connect_not_taken: 'Es wurde gesetzt, steht danach aber nicht dort. Sehen Sie im Konto nach, ob etwas es festhält.',
  connect_waits: 'Worauf das aufbaut, ist nicht da.',
  connect_changed: 'Es wurde seither dort geändert und deshalb so gelassen.',
  connect_words_need:
    'Die Worte des Agenten enthalten, was Linekeeper einsetzt ({names}). Darum bleibt, was es einsetzt: Ohne das nimmt der Agent keinen Anruf an. Nehmen Sie es aus seinen Worten und machen Sie es dann noch einmal rückgängig.',
  connect_readdress_failed:
    'Die öffentliche Adresse hat sich geändert, und {name} ist unter der neuen noch nicht angemeldet. Linekeeper versucht es weiter.',
  connect_test_address: 'Die öffentliche Adresse führt zu diesem Computer.',
  connect_test_address_failed: 'Die öffentliche Adresse führt nicht zu diesem Computer.',
  connect_test_stands: 'Bei den Anbietern steht alles so, wie es eingerichtet wurde.',
  connect_test_stands_failed:
    'Bei den Anbietern steht nicht alles so, wie es eingerichtet wurde. Richten Sie es noch einmal ein.',
  connect_test_ring: 'Die Frage, wer anruft, wird beantwortet.',
  connect_test_ring_failed: 'Die Frage, wer anruft, wird nicht richtig beantwortet.',
  connect_test_told: 'Der Agent erfährt alles, wonach er fragt.',
  connect_test_told_failed: 'Der Agent fragt nach etwas, das er nicht erfährt: {names}.',
  connect_test_tool: 'Die Werkzeuge des Agenten antworten.',
  connect_test_tool_failed: 'Die Werkzeuge des Agenten antworten nicht.',
  connect_test_end: 'Der beendete Anruf kommt hier an.',
  connect_test_end_failed: 'Der beendete Anruf kommt hier nicht an.',
  connect_test_model: 'Ihr eigenes Modell antwortet. Wie es am Telefon klingt, zeigt erst ein echter Anruf.',
  connect_test_model_failed:
    'Ihr eigenes Modell antwortet nicht: Anrufer würden nur hören, dass es gerade nicht denken kann.',
  connect_test_learned: 'So viel davon würde gemerkt: {count}.',
  connect_test_learned_failed: 'Davon würde nichts gemerkt.',
};
