import type { conversationSentences } from '#contract/sentences-conversations.ts';

export const conversationSentencesDe: Record<keyof typeof conversationSentences, string> = {
  conversations_webhook_silent:
    '{count} Anrufe sind zu Ende, und ElevenLabs hat keinen davon gemeldet; sie wurden nachgeholt. Die Meldung nach dem Anruf ist dort offenbar abgeschaltet oder geht an eine andere Adresse.',
  conversations_parked: '{count} Anrufe ließen sich nicht von ElevenLabs holen. Was darin gesagt wurde, fehlt hier.',
  conversations_backfill_runs: 'Frühere Anrufe werden schon eingelesen.',
  conversations_ring_unanswered: 'Aus diesem Klingeln wurde kein Anruf',
  conversations_no_recording: 'ElevenLabs hat keine Aufnahme von diesem Anruf.',
  conversations_call_live: 'Dieser Anruf läuft noch. Er kann gelöscht werden, wenn er zu Ende ist.',
  conversations_no_message: 'Twilio hat diese Nachricht nicht mehr.',
  conversations_no_call_there: 'Von diesem Anruf gibt es keine Aufnahme: Er kam nie bei ElevenLabs an.',
  conversations_recording_kept_not: 'Diese Aufnahme ist hier nicht aufbewahrt.',
  conversations_delete_parked:
    '{count} Anrufe von Menschen, die Sie vergessen wollten, ließen sich bei ElevenLabs nicht löschen. Löschen Sie sie dort im Dashboard.',
};
