import type { modelSentences } from '#contract/sentences-model.ts';

export const modelSentencesDe: Record<keyof typeof modelSentences, string> = {
  model_none: 'Es ist noch kein Modell eingerichtet: Es braucht eine Adresse und einen Namen.',
  model_address_unusable:
    'Die Adresse eines Modells beginnt mit http:// oder https:// und enthält keinen Benutzernamen.',
  model_away: 'Der Server des Modells ist nicht erreichbar. Läuft er, und stimmt die Adresse?',
  model_slow: 'Das Modell hat zu lange für eine Antwort gebraucht.',
  model_busy: 'Das Modell hat gerade zu viel zu tun.',
  model_refused: 'Der Server des Modells hat abgelehnt. Prüfen Sie seinen Schlüssel und den Namen des Modells.',
  model_cut: 'Die Antwort des Modells ist abgebrochen.',
  model_unreadable: 'Was dort antwortet, spricht nicht wie OpenAI. Prüfen Sie die Adresse; oft endet sie auf /v1.',

  model_turns_failed: 'Ihr eigenes Modell lässt Anrufer ohne Antwort: {count}-mal, seit es zuletzt eine gab. {why}',

  doctor_model: 'Der Server Ihres eigenen Modells antwortet und hat {name}.',
  doctor_model_missing:
    'Der Server Ihres eigenen Modells antwortet, hat aber {name} nicht. Wählen Sie unter Ihr eigenes Modell ein anderes.',
  doctor_model_silent:
    'Ihr eigenes Modell antwortet nicht: Anrufe, in denen es spricht, enden mit einer Entschuldigung. {why}',
};
