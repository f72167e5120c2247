/** What the owner is told when ElevenLabs or Twilio did not do what was asked. `{provider}` is the name of one. */
export const providerSentences = {
  provider_unreachable:
    '{provider} cannot be reached from this computer. Look whether it is connected to the internet.',
  provider_timeout: '{provider} did not answer in time.',
  provider_interrupted: 'The connection to {provider} broke off before its answer was complete.',
  provider_resting:
    '{provider} did not answer several times in a row. Linekeeper asks it again in {seconds} seconds at the earliest.',
  provider_rate_limited: '{provider} is asked too often just now. Try again in a minute.',
  provider_down: '{provider} has a fault of its own just now. Try again later.',
  provider_odd:
    'What came back is no answer of {provider}. A proxy or the sign-in page of this network may have answered instead.',
  provider_key_missing: 'No key for {provider} is set. Enter it under Connect.',
  provider_key_refused: '{provider} does not accept the key. Enter a valid one under Connect.',
  provider_not_allowed:
    'The key for {provider} is not allowed to do this ({code}). Give it the permission in the dashboard, or use another key.',
  provider_no_credit: '{provider} says that the account has no credit left, or not enough for this.',
  provider_not_found: '{provider} does not have this any more.',
  provider_conflict: '{provider} cannot do this because something else is in the way ({code}).',
  provider_rejected: '{provider} did not accept what was asked of it ({code}).',
  jobs_given_up:
    'Not done at ElevenLabs or Twilio, after many tries: {count}. Linekeeper tries again when a key is changed or it starts anew.',
} as const;
