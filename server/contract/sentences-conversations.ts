/** What is to be said of calls that come from the provider's list, of their recordings and their cost. */
export const conversationSentences = {
  conversations_webhook_silent:
    '{count} calls ended and ElevenLabs reported none of them, so they were fetched. The report after a call seems to be switched off there, or goes to another address.',
  conversations_parked: '{count} calls could not be fetched from ElevenLabs. What was said in them is missing here.',
  conversations_backfill_runs: 'Earlier calls are being read in already.',
  conversations_ring_unanswered: 'No call came of this ring',
  conversations_no_recording: 'ElevenLabs has no recording of this call.',
  conversations_call_live: 'This call is still going on. It can be deleted when it is over.',
  conversations_no_message: 'Twilio does not have this message any more.',
  conversations_no_call_there: 'This call has no recording: it never reached ElevenLabs.',
  conversations_recording_kept_not: 'This recording is not kept here.',
  conversations_delete_parked:
    '{count} calls of people you asked to forget could not be deleted at ElevenLabs. Delete them in its dashboard.',
} as const;
