import type { agentSentences } from '#contract/sentences-agent.ts';

export const agentSentencesDe: Readonly<Record<keyof typeof agentSentences, string>> = {
  agent_fix_plan: 'In Ordnung bringen',
  agent_fix_variable: '„{name}“ mitschicken, vorerst leer',
  agent_fix_overrides: 'Nutzen, was der Agent erlaubt',
  agent_fix_voice: 'Stattdessen mit der Stimme „{name}“ sprechen',
  agent_fix_own_model: 'Nur das eigene Modell antworten lassen',
  agent_no_such_finding: 'Das ist schon in Ordnung oder wird nicht mehr gefunden. Sehen Sie noch einmal nach.',
  agent_unchecked:
    'Der Agent konnte nicht geprüft werden: Für diesen Betrieb ist noch keiner gewählt. Wählen Sie unter Verbinden einen.',

  agent_gone:
    'Den Agenten dieses Betriebs gibt es bei ElevenLabs nicht mehr. Wählen Sie unter Verbinden einen anderen.',
  agent_variable_missing:
    'Der Agent verwendet die Variable „{name}“, die Linekeeper nicht schickt: ElevenLabs beendet solche Anrufe vor dem ersten Wort. Nehmen Sie sie aus den Texten des Agenten, oder lassen Sie sie mitschicken.',
  agent_secret_variable_missing:
    'Der Agent verwendet die geheime Variable „{name}“, die hier keinen Wert hat: ElevenLabs beendet solche Anrufe vor dem ersten Wort. Tragen Sie sie unter Einrichten, Betrieb ein.',

  agent_asks_off:
    'Der Agent fragt nicht bei Linekeeper nach, wenn es klingelt. Er kennt niemanden, und Anrufe, deren Variablen er braucht, enden sofort.',
  agent_address_none:
    'Der Agent hat keine eigene Adresse, bei der er nachfragt, wenn es klingelt. Er fragt nur, wo der ganze Arbeitsbereich bei ElevenLabs eine hat.',
  agent_address_other: 'Wenn es klingelt, fragt der Agent bei einer anderen Adresse nach als bei diesem Rechner.',
  agent_address_secret:
    'Der Agent fragt bei diesem Rechner ohne das Geheimnis nach und wird abgewiesen: Anrufer werden nicht erkannt, oder der Anruf endet.',
  agent_override_first_message:
    'Der Agent erlaubt die Begrüßung von Linekeeper nicht. Sie wird nicht geschickt, weil ElevenLabs den Anruf sonst beendet: Anrufer hören die des Agenten, und niemand wird mit Namen begrüßt.',
  agent_override_prompt:
    'Der Agent erlaubt die Anweisungen von Linekeeper nicht. Sie werden nicht geschickt, weil ElevenLabs den Anruf sonst beendet: Der Agent hält sich an seine eigenen.',
  agent_override_language:
    'Der Agent erlaubt nicht, dass Linekeeper die Sprache wählt. Es wird keine geschickt, weil ElevenLabs den Anruf sonst beendet: Der Agent spricht seine eigene.',
  agent_override_voice:
    'Der Agent erlaubt nicht, dass Linekeeper die Stimme wählt. Es wird keine geschickt, weil ElevenLabs den Anruf sonst beendet: Der Agent spricht mit seiner eigenen.',
  agent_override_longest_call:
    'Der Agent erlaubt nicht, dass Linekeeper den längsten Anruf bestimmt. Er wird nicht geschickt, weil ElevenLabs den Anruf sonst beendet: Nur dieser Rechner beendet, was zu lange dauert.',
  agent_override_unused:
    'Der Agent erlaubt Linekeeper, mehr zu bestimmen, als es tut ({count}): Begrüßung, Anweisungen, Sprache, Stimme oder längsten Anruf.',
  agent_longest_call:
    'Anrufe sollen höchstens {minutes} Minuten dauern, und der Agent erfährt es nicht: Nur dieser Rechner beendet sie, solange er an ist.',

  agent_post_call_missing:
    'ElevenLabs meldet beendete Anrufe nicht an diesen Rechner, also wird nichts aus ihnen gelernt.',
  agent_post_call_address: 'ElevenLabs meldet beendete Anrufe an eine andere Adresse als an diesen Rechner.',
  agent_post_call_disabled: 'Der Webhook für beendete Anrufe ist bei ElevenLabs abgeschaltet: Es wird nichts gelernt.',
  agent_post_call_auto_disabled:
    'ElevenLabs hat den Webhook für beendete Anrufe abgeschaltet, nachdem er oft misslungen war: Es wird nichts gelernt.',
  agent_post_call_retries_off:
    'ElevenLabs versucht es nicht noch einmal, wenn dieser Rechner nach einem Anruf nicht zu erreichen ist: Was gesagt wurde, würde erst später geholt.',
  agent_post_call_event_off: 'Beendete Anrufe sind nicht unter dem, was ElevenLabs meldet: Es wird nichts gelernt.',
  agent_post_call_failures_off: 'ElevenLabs meldet nicht, wenn jemand Ihren Anruf nicht annimmt.',
  agent_post_call_no_transcript: 'ElevenLabs meldet beendete Anrufe ohne das, was gesagt wurde: Es wird wenig gelernt.',
  agent_post_call_format: 'ElevenLabs meldet beendete Anrufe in einer Form, die Linekeeper nicht lesen kann.',

  agent_post_call_refused:
    'ElevenLabs unterschreibt die Berichte beendeter Anrufe mit einem anderen Geheimnis, als dieser Rechner kennt. Sie werden abgewiesen, und was gesagt wurde, wird erst später geholt.',
  agent_post_call_refused_given:
    'ElevenLabs unterschreibt die Berichte beendeter Anrufe mit einem anderen Geheimnis, als dieser Rechner kennt. Sie werden abgewiesen. Tragen Sie das Geheimnis jenes Webhooks unter Einrichten, Geheimnisse ein.',
  agent_secret_old_initiation:
    'Das Geheimnis für eingehende Anrufe wurde hier geändert, und ElevenLabs hat noch das vorige. Sobald das nicht mehr gilt, wird niemand erkannt.',
  agent_secret_old_tool:
    'Das Geheimnis für die Werkzeuge des Agenten wurde hier geändert, und ElevenLabs hat noch das vorige. Sobald das nicht mehr gilt, antworten die Werkzeuge nicht.',

  agent_secret_old_brain:
    'Das Geheimnis für Ihr eigenes Modell wurde hier geändert, und ElevenLabs hat noch das vorige. Zählt das nicht mehr, wird Ihr Modell nicht gefragt, und Anrufer hören nichts.',

  agent_tool_missing:
    'Dem Agenten fehlt das Werkzeug „{name}“: Diesen Teil des Gedächtnisses kann er im Gespräch nicht nutzen.',
  agent_tool_misnamed: 'Der Agent hat ein Werkzeug „{found}“, wo „{name}“ gemeint ist; was er damit tut, geht fehl.',
  agent_tool_address: 'Das Werkzeug „{name}“ des Agenten führt zu einer anderen Adresse als zu diesem Rechner.',
  agent_tool_secret: 'Das Werkzeug „{name}“ des Agenten wird ohne das Geheimnis geschickt und abgewiesen.',
  agent_tool_caller:
    'Im Werkzeug „{name}“ des Agenten sagt das Modell selbst, wer anruft. Ein Anrufer könnte es in das Gedächtnis eines anderen hineinreden.',

  agent_line_gone: 'Die Nummer, die für diesen Betrieb gewählt war, ist nicht mehr bei ElevenLabs.',
  agent_line_unassigned: 'Die Nummer dieses Betriebs nimmt bei ElevenLabs kein Agent an.',
  agent_line_elsewhere: 'Die Nummer dieses Betriebs nimmt bei ElevenLabs ein anderer Agent an.',

  agent_line_not_here:
    'Unter „Einrichten“ haben Sie gewählt, dass dieser Rechner Ihre Nummer annimmt, doch bei den Anbietern tut es noch ElevenLabs. Bringen Sie es in Ordnung, damit es so wird.',
  agent_line_not_native:
    'Unter „Einrichten“ haben Sie gewählt, dass ElevenLabs Ihre Nummer annimmt, doch bei den Anbietern tut es noch dieser Rechner. Bringen Sie es in Ordnung, damit es so wird.',
  agent_fallback_ours:
    'Wo sonst nichts abnimmt, klingelt eine Ihrer eigenen Leitungen: Der Anruf kommt immer wieder zurück. Wählen Sie unter Verbinden ein anderes Telefon.',

  agent_audio: 'Der Agent spricht nicht im Klang einer Telefonleitung, Anrufer würden nichts hören.',
  agent_live_events:
    'Der Agent teilt nicht alles mit, was während eines Anrufs geschieht: Anrufer können ihn vielleicht nicht unterbrechen, und was Sie von einem laufenden Anruf lesen und hören, kann anders sein, als es gehört wurde.',
  agent_engine_live_events:
    'Was für Ihr eigenes Modell hört und spricht, teilt nicht alles mit, was während eines Anrufs geschieht: Anrufer können es vielleicht nicht unterbrechen, und was Sie von einem Anruf lesen, kann anders sein, als es gehört wurde.',
  agent_engine_gone:
    'Ihr eigenes Modell soll denken, aber was für es hört und spricht, ist nicht mehr bei ElevenLabs: Anrufe kommen nicht zustande.',
  agent_engine_audio:
    'Was für Ihr eigenes Modell hört und spricht, ist nicht auf den Ton einer Telefonleitung eingestellt, Anrufer würden nichts hören.',
  agent_engine_address:
    'Was für Ihr eigenes Modell hört und spricht, fragt unter einer anderen Adresse als der dieses Rechners: Anrufer hören nichts.',
  agent_engine_headers:
    'Was für Ihr eigenes Modell hört und spricht, weist sich bei diesem Rechner nicht aus und wird abgewiesen: Anrufer hören nichts.',
  agent_engine_greeting:
    'Was für Ihr eigenes Modell hört und spricht, nimmt keine Begrüßung an: Anrufer werden nicht begrüßt, bevor sie sprechen.',
  agent_engine_cuts:
    'Was für Ihr eigenes Modell hört und spricht, beendet einen Anruf nach {minutes} Minuten, mitten im Satz.',
  agent_engine_no_model:
    'Ihr eigenes Modell soll denken, aber es ist keines eingerichtet: Der Agent bei ElevenLabs antwortet. Richten Sie das Modell in den Einstellungen ein, oder lassen Sie unter Verbinden den Agenten denken.',
  agent_engine_unused:
    'Ihr eigenes Modell soll denken, aber bei keiner Ihrer Nummern läuft der Ton über diesen Rechner: Der Agent bei ElevenLabs antwortet. Wählen Sie das bei der Nummer in den Einstellungen, oder stellen Sie es richtig.',
  agent_memory_untold:
    'Der Agent erfährt nie, was über einen Anrufer bekannt ist: In seinen Anweisungen ist kein Platz dafür, und Linekeeper schickt keine.',
  agent_cannot_hang_up: 'Der Agent kann nicht auflegen: Anrufe dauern, bis der Anrufer es tut, und kosten so lange.',
  agent_transfers_other:
    'Der Agent stellt Anrufer zu anderen Personen durch als denen Ihrer Leitung, oder aus anderen Gründen.',
  agent_collects_nothing: 'Der Agent notiert sich nichts zu einem Anruf: Linekeeper lernt weniger, als es könnte.',
  agent_model_replaced:
    'Wenn Ihr eigenes Modell langsam ist oder schweigt, antwortet ElevenLabs ohne ein Wort mit einem eigenen.',
  agent_voice_gone: 'Die Stimme des Agenten gibt es nicht mehr. Wählen Sie bei ElevenLabs eine andere.',
  agent_voice_expires: 'Die Stimme des Agenten gibt es noch {days} Tage. Wählen Sie vorher bei ElevenLabs eine andere.',
};
