import type { providerSentences } from '#contract/sentences-provider.ts';

export const providerSentencesDe: Readonly<Record<keyof typeof providerSentences, string>> = {
  provider_unreachable:
    '{provider} ist von diesem Computer aus nicht zu erreichen. Sehen Sie nach, ob er mit dem Internet verbunden ist.',
  provider_timeout: '{provider} hat nicht rechtzeitig geantwortet.',
  provider_interrupted: 'Die Verbindung zu {provider} brach ab, bevor die Antwort vollständig war.',
  provider_resting:
    '{provider} hat mehrmals hintereinander nicht geantwortet. Linekeeper fragt frühestens in {seconds} Sekunden wieder.',
  provider_rate_limited: '{provider} wird gerade zu oft gefragt. Versuchen Sie es in einer Minute noch einmal.',
  provider_down: 'Bei {provider} selbst ist gerade etwas gestört. Versuchen Sie es später noch einmal.',
  provider_odd:
    'Was zurückkam, ist keine Antwort von {provider}. Vielleicht hat ein Proxy oder die Anmeldeseite dieses Netzes geantwortet.',
  provider_key_missing: 'Für {provider} ist kein Schlüssel gesetzt. Tragen Sie ihn unter Verbinden ein.',
  provider_key_refused:
    '{provider} nimmt den Schlüssel nicht an. Tragen Sie unter Verbinden einen ein, der gültig ist.',
  provider_not_allowed:
    'Der Schlüssel für {provider} darf das nicht ({code}). Erlauben Sie es ihm im Dashboard, oder nehmen Sie einen anderen.',
  provider_no_credit: '{provider} meldet, dass das Guthaben des Kontos aufgebraucht ist oder hierfür nicht reicht.',
  provider_not_found: '{provider} hat das nicht mehr.',
  provider_conflict: '{provider} kann das nicht tun, weil etwas anderes im Weg ist ({code}).',
  provider_rejected: '{provider} hat nicht angenommen, was verlangt wurde ({code}).',
  jobs_given_up:
    'Bei ElevenLabs oder Twilio trotz vieler Versuche nicht erledigt: {count}. Linekeeper versucht es wieder, wenn ein Schlüssel geändert oder es neu gestartet wird.',
};
