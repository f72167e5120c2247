/** Why a call that went through this computer ended; see `sentences.ts`. */
export const bridgeSentences = {
  bridge_calls_failed: 'Calls through this computer go wrong: {count} since the last one that went well. {why}',
  bridge_end_operation:
    'ElevenLabs broke the conversation off: what answers took too long or failed, or nothing was heard of the caller for a minute.',
  bridge_end_contract:
    'ElevenLabs refused the conversation: something was sent with it that the agent does not allow, or missed that it needs. Look at the agent under Doctor.',
  bridge_end_theirs: 'ElevenLabs broke the conversation off because of a fault of its own.',
  bridge_end_broken: 'The connection to ElevenLabs broke during the call.',
  bridge_end_unreachable: 'The agent at ElevenLabs could not be reached.',
  bridge_end_format:
    'The agent does not hear and speak in the telephone’s format. Set both its audio formats to μ-law 8000 Hz.',
  bridge_end_lost: 'The connection was lost during the call, or was too slow for it.',
  bridge_end_not_begun: 'Twilio did not begin to send the sound of the call.',
  bridge_end_unseen:
    'The sound of the call did not come through this computer to its end: it found no way here, or Linekeeper was started anew meanwhile.',
  bridge_end_limit: 'The call had lasted as long as its line allows, and Linekeeper ended it.',
  bridge_sound_lost: 'Some of the sound was lost on its way, because a connection was too slow for it.',
} as const;
