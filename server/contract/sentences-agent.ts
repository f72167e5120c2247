/** What is wrong with the agent at ElevenLabs, and what the button says that mends it. */
export const agentSentences = {
  agent_fix_plan: 'Set it right',
  agent_fix_variable: 'Send “{name}”, empty for now',
  agent_fix_overrides: 'Use what the agent allows',
  agent_fix_voice: 'Speak with the voice “{name}” instead',
  agent_fix_own_model: 'Let only your own model answer',
  agent_no_such_finding: 'This was set right already, or is no longer found. Look again.',
  agent_unchecked: 'The agent could not be checked: no agent is chosen for this shop yet. Choose one under Connect.',

  agent_gone: 'The agent of this shop is no longer there at ElevenLabs. Choose another one under Connect.',
  agent_variable_missing:
    'The agent uses the variable “{name}”, which Linekeeper does not send: ElevenLabs ends such a call before its first word. Take it out of the agent’s texts, or have it sent.',
  agent_secret_variable_missing:
    'The agent uses the secret variable “{name}”, which has no value here: ElevenLabs ends such a call before its first word. Enter it under Settings, Shop.',

  agent_asks_off:
    'The agent does not ask Linekeeper when the phone rings, so that it knows nobody, and calls whose variables it needs end at once.',
  agent_address_none:
    'The agent has no address of its own to ask when the phone rings. It asks only where the whole ElevenLabs workspace has one.',
  agent_address_other: 'When the phone rings the agent asks at another address than this computer’s.',
  agent_address_secret:
    'The agent asks this computer without the secret, and is refused: callers are not recognised, or the call ends.',
  agent_override_first_message:
    'The agent does not allow Linekeeper’s first message. It is not sent, because ElevenLabs would end the call: callers hear the agent’s own, and nobody is greeted by name.',
  agent_override_prompt:
    'The agent does not allow Linekeeper’s prompt. It is not sent, because ElevenLabs would end the call: the agent goes by its own.',
  agent_override_language:
    'The agent does not allow Linekeeper to choose the language. None is sent, because ElevenLabs would end the call: the agent speaks its own.',
  agent_override_voice:
    'The agent does not allow Linekeeper to choose the voice. None is sent, because ElevenLabs would end the call: the agent speaks with its own.',
  agent_override_longest_call:
    'The agent does not allow Linekeeper to set the longest call. It is not sent, because ElevenLabs would end the call: only this computer ends what lasts too long.',
  agent_override_unused:
    'The agent allows Linekeeper to set more than it does ({count}): its first message, prompt, language, voice or longest call.',
  agent_longest_call:
    'Calls are to last {minutes} minutes at most, and the agent is not told so: only this computer ends them, while it is on.',

  agent_post_call_missing:
    'ElevenLabs does not report finished calls to this computer, so nothing is learned from them.',
  agent_post_call_address: 'ElevenLabs reports finished calls to another address than this computer’s.',
  agent_post_call_disabled: 'The webhook for finished calls is switched off at ElevenLabs: nothing is learned.',
  agent_post_call_auto_disabled:
    'ElevenLabs switched the webhook for finished calls off, after it had failed many times: nothing is learned.',
  agent_post_call_retries_off:
    'ElevenLabs does not try again when this computer cannot be reached after a call: what was said then would be fetched only later.',
  agent_post_call_event_off: 'Finished calls are not among what ElevenLabs reports: nothing is learned.',
  agent_post_call_failures_off: 'ElevenLabs does not report calls of yours that were not answered.',
  agent_post_call_no_transcript: 'ElevenLabs reports finished calls without what was said: little is learned.',
  agent_post_call_format: 'ElevenLabs reports finished calls in a form that Linekeeper cannot read.',

  agent_post_call_refused:
    'ElevenLabs signs its reports of finished calls with another secret than this computer knows, so that they are refused. What was said is fetched only later.',
  agent_post_call_refused_given:
    'ElevenLabs signs its reports of finished calls with another secret than this computer knows, so that they are refused. Enter the secret of that webhook under Settings, Secrets.',
  agent_secret_old_initiation:
    'The secret for arriving calls was changed here, and ElevenLabs still has the one before. Once that no longer counts, nobody is recognised.',
  agent_secret_old_tool:
    'The secret for the agent’s tools was changed here, and ElevenLabs still has the one before. Once that no longer counts, the tools do not answer.',

  agent_secret_old_brain:
    'The secret for your own model was changed here, and ElevenLabs still has the one before. Once that no longer counts, your model is not asked, and callers hear nothing.',

  agent_tool_missing: 'The agent lacks the tool “{name}”: it cannot use that part of the memory during a call.',
  agent_tool_misnamed: 'The agent has a tool “{found}” where “{name}” is meant, so that its calls go wrong.',
  agent_tool_address: 'The agent’s tool “{name}” leads to another address than this computer’s.',
  agent_tool_secret: 'The agent’s tool “{name}” is sent without the secret, and is refused.',
  agent_tool_caller:
    'In the agent’s tool “{name}” the model itself says who is calling. A caller could talk it into another person’s memory.',

  agent_line_gone: 'The number that was chosen for this shop is no longer at ElevenLabs.',
  agent_line_unassigned: 'No agent answers the number of this shop at ElevenLabs.',
  agent_line_elsewhere: 'Another agent answers the number of this shop at ElevenLabs.',

  agent_line_not_here:
    'Under Settings you chose that this computer answers your number, but at the providers ElevenLabs still does. Set it right to have it so.',
  agent_line_not_native:
    'Under Settings you chose that ElevenLabs answers your number, but at the providers this computer still does. Set it right to have it so.',
  agent_fallback_ours:
    'Where nothing else answers, one of your own lines is rung: the call comes back for ever. Choose another phone under Connect.',

  agent_audio: 'The agent does not speak in the sound of a telephone line, so that callers would hear nothing.',
  agent_live_events:
    'The agent does not tell all that happens during a call: callers may be unable to interrupt it, and what you read and hear of a call that goes on may differ from what was heard.',
  agent_engine_live_events:
    'What hears and speaks for your own model does not tell all that happens during a call: callers may be unable to interrupt it, and what you read of a call may differ from what was heard.',
  agent_engine_gone:
    'Your own model is to think, but what hears and speaks for it is no longer at ElevenLabs: calls do not come about.',
  agent_engine_audio:
    'What hears and speaks for your own model is not set to the sound of a telephone line, so that callers would hear nothing.',
  agent_engine_address:
    'What hears and speaks for your own model asks at another address than this computer’s: callers hear nothing.',
  agent_engine_headers:
    'What hears and speaks for your own model does not prove itself to this computer, and is refused: callers hear nothing.',
  agent_engine_greeting:
    'What hears and speaks for your own model takes no greeting: callers are not greeted before they speak.',
  agent_engine_cuts:
    'What hears and speaks for your own model ends a call after {minutes} minutes, in the middle of a sentence.',
  agent_engine_no_model:
    'Your own model is to think, but none is set up: the ElevenLabs agent answers. Set the model up in the settings, or let the agent think under Connect.',
  agent_engine_unused:
    'Your own model is to think, but none of your numbers has its sound through this computer: the ElevenLabs agent answers. Choose that for the number under Settings, or set it right.',
  agent_memory_untold:
    'The agent is never told what is known about a caller: its prompt has no place for it, and Linekeeper sends no prompt.',
  agent_cannot_hang_up: 'The agent cannot hang up: calls last until the caller does, and are paid for.',
  agent_transfers_other:
    'The agent puts callers through to other people than those of your line, or for other reasons.',
  agent_collects_nothing: 'The agent notes nothing down about a call: Linekeeper learns less than it could.',
  agent_model_replaced:
    'When your own model is slow or silent, ElevenLabs answers with one of its own without a word about it.',
  agent_voice_gone: 'The voice of the agent is no longer there. Choose another one at ElevenLabs.',
  agent_voice_expires: 'The voice of the agent goes in {days} days. Choose another one at ElevenLabs before that.',
} as const;
