export const bridgeSentencesDe = {
  bridge_calls_failed: 'Anrufe über diesen Rechner gehen schief: {count} seit dem letzten, der gut ging. {why}',
  bridge_end_operation:
    'ElevenLabs hat das Gespräch abgebrochen: Was antwortet, brauchte zu lange oder versagte, oder eine Minute lang war vom Anrufer nichts zu hören.',
  bridge_end_contract:
    'ElevenLabs hat das Gespräch abgelehnt: Es wurde etwas mitgeschickt, das der Agent nicht erlaubt, oder es fehlte etwas, das er braucht. Sehen Sie sich den Agenten unter „Doktor“ an.',
  bridge_end_theirs: 'ElevenLabs hat das Gespräch wegen eines eigenen Fehlers abgebrochen.',
  bridge_end_broken: 'Die Verbindung zu ElevenLabs ist während des Anrufs abgerissen.',
  bridge_end_unreachable: 'Der Agent bei ElevenLabs war nicht zu erreichen.',
  bridge_end_format:
    'Der Agent hört und spricht nicht im Format des Telefons. Stellen Sie seine beiden Tonformate auf μ-law 8000 Hz.',
  bridge_end_lost: 'Die Verbindung ging während des Anrufs verloren oder war zu langsam dafür.',
  bridge_end_not_begun: 'Twilio hat nicht angefangen, den Ton des Anrufs zu schicken.',
  bridge_end_unseen:
    'Der Ton des Anrufs lief nicht bis zum Ende über diesen Rechner: Er fand den Weg hierher nicht, oder Linekeeper wurde währenddessen neu gestartet.',
  bridge_end_limit: 'Der Anruf dauerte so lange, wie seine Leitung es erlaubt, und Linekeeper hat ihn beendet.',
  bridge_sound_lost: 'Ein Teil des Tons ging unterwegs verloren, weil eine Verbindung zu langsam dafür war.',
} as const;
