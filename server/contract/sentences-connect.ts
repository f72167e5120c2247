/** What is said of connecting the providers' accounts. */
export const connectSentences = {
  // The steps of the plan: what each one does.
  connect_step_own_initiation: 'Make a secret by which ElevenLabs proves itself when the phone rings.',
  connect_step_own_tool: 'Make a secret by which the agent’s tools prove themselves.',
  connect_step_own_brain: 'Make a secret by which ElevenLabs proves itself when it asks your own model.',
  connect_step_secret_initiation: 'Keep the secret for arriving calls sealed at ElevenLabs.',
  connect_step_secret_tool: 'Keep the secret for the agent’s tools sealed at ElevenLabs.',
  connect_step_secret_brain: 'Keep the secret for your own model sealed at ElevenLabs.',
  connect_step_webhook: 'Have finished calls sent to this computer.',
  connect_step_webhook_on: 'Switch that on, and let ElevenLabs try again when this computer is off for a while.',
  connect_step_tool: 'Make the tool {name}, which the agent uses during a call.',
  connect_step_overrides: 'Let Linekeeper fill in what changes from call to call, such as the greeting.',
  connect_step_initiation: 'Have the agent ask this computer who is calling.',
  connect_step_asks: 'Switch the question on for arriving calls.',
  connect_step_post_call: 'Have this agent’s finished calls reported.',
  connect_step_placeholders: 'Declare what Linekeeper fills in, with values for tests in the ElevenLabs dashboard.',
  connect_step_tools: 'Give the tools to the agent. It keeps those it has.',
  connect_step_data: 'Let ElevenLabs note after each call what a shop like yours wants to remember.',
  connect_step_longest_call: 'Have the agent end a call after {minutes} minutes.',
  connect_step_end_call: 'Let the agent hang up when the call is over.',
  connect_step_transfer: 'Let the agent put callers through to the people of your line, when they ask for it.',
  connect_step_no_transfer: 'Have the agent put nobody through any more: no one is left on your line for that.',
  connect_step_memory: 'Give the memory of the caller a place at the end of the agent’s instructions.',
  connect_step_notice: 'Say in the first message that an AI speaks and that the call may be recorded.',
  connect_step_audio: 'Set the agent’s sound to that of a telephone line.',
  connect_step_live_events: 'Have the agent tell during a call what is said, and when it is interrupted.',
  connect_step_engine: 'Have ElevenLabs hear and speak for your own model, which thinks on this computer.',
  connect_step_business: 'Set up {name} here for this agent and number.',
  connect_step_import: 'Make the number known to ElevenLabs, which then answers it.',
  connect_step_import_sip: 'Make the number of your telephone system known to ElevenLabs.',
  connect_step_assign: 'Let the agent answer the number.',
  connect_step_voice: 'Let this computer answer the number and hand the call to the agent.',
  connect_step_voice_own: 'Let this computer answer the number, with the sound of each call running through it.',
  connect_step_status: 'Have Twilio tell this computer how each call ended.',
  connect_step_fallback_forward: 'Make what answers where nobody else can: it rings another phone.',
  connect_step_fallback_voicemail: 'Make what answers where nobody else can: it takes a message.',
  connect_step_fallback_message: 'Make what answers where nobody else can: it says a sentence.',
  connect_step_fallback_on: 'Set it on the number.',

  // Why it cannot be done.
  connect_no_address:
    'There is no public address yet under which ElevenLabs could reach this computer. Open the way to the phone first.',
  connect_address_unverified:
    'The public address was not seen to lead to this computer, so it is not registered: callers would reach nobody. {why} Check the address in the settings of the way to the phone, then try again.',
  connect_no_wish: 'Nothing was set up for this business yet.',
  connect_busy: 'The accounts are being changed just now. Wait until that is done.',
  connect_no_such_line: 'This number is not in the account any more. Choose another one.',
  connect_number_unreadable: 'This is not a phone number that can be called.',
  connect_fallback_is_ours:
    'This is one of your own lines: the call would come back here. Enter another phone, such as a mobile.',
  connect_register_needs_twilio: 'Calls can go through this computer only on a number of your Twilio account.',
  connect_own_needs_model:
    'No model of your own is set up yet. Set one up in the settings first, or let the ElevenLabs agent think.',
  connect_fallback_needs_twilio:
    'What callers hear while this computer is off lies at Twilio, so it needs a number of your Twilio account.',
  connect_line_on_trunk: 'This number belongs to a SIP trunk at Twilio, which answers it before anything else.',
  connect_line_on_application:
    'This number belongs to an application at Twilio, which answers it before anything else.',
  connect_line_silent: 'This number cannot take calls.',
  connect_line_of_shop: 'This number belongs to {name}. Choose another one, or take it away from that shop first.',
  connect_agent_set_by_environment:
    'ELEVENLABS_AGENT_ID names another agent for this business: change it there (environment or .env) and restart.',
  connect_business_connected: 'The business is still connected to its agent. Undo that first, under Connect.',
  connect_twilio_trial:
    'This is a trial account: it takes calls of few numbers, and ElevenLabs cannot answer on it. Upgrade it at Twilio.',
  connect_twilio_inactive: 'This Twilio account is closed or suspended.',
  connect_not_taken:
    'It was set, but it does not stand there afterwards. Look into the account whether something holds it.',
  connect_waits: 'What this builds on is not there.',
  connect_changed: 'It was changed there since, so it was left as it is.',
  connect_words_need:
    'The agent’s words use what Linekeeper fills in ({names}), so what fills it in stays: without it the agent takes no call. Take that out of its words, then undo again.',
  connect_readdress_failed:
    'The public address changed, and {name} is not registered under the new one yet. Linekeeper goes on trying.',

  // What a rehearsed call through the registered addresses shows.
  connect_test_address: 'The public address leads to this computer.',
  connect_test_address_failed: 'The public address does not lead to this computer.',
  connect_test_stands: 'Everything stands at the providers as it was set up.',
  connect_test_stands_failed: 'Not everything stands at the providers as it was set up. Set it up once more.',
  connect_test_ring: 'The question who is calling is answered.',
  connect_test_ring_failed: 'The question who is calling is not answered as it should be.',
  connect_test_told: 'The agent is told all that it asks for.',
  connect_test_told_failed: 'The agent asks for something that it is not told: {names}.',
  connect_test_tool: 'The agent’s tools answer.',
  connect_test_tool_failed: 'The agent’s tools do not answer.',
  connect_test_end: 'The finished call arrives here.',
  connect_test_end_failed: 'The finished call does not arrive here.',
  connect_test_model: 'Your own model answers. How it sounds on the phone, only a real call shows.',
  connect_test_model_failed: 'Your own model does not answer: callers would hear only that it cannot think just now.',
  connect_test_learned: 'From it, this much would be remembered: {count}.',
  connect_test_learned_failed: 'Nothing would be remembered from it.',
} as const;
