import type { Json } from './json.ts';

const AUDIO = 'pcm_16000';

/** What an agent has without anybody's doing, as the API tells it: full of defaults (elevenlabs.md §5). */
export function standardAgent(): Json {
  return {
    conversation_config: {
      asr: { quality: 'high', provider: 'elevenlabs', user_input_audio_format: AUDIO, keywords: [] },
      turn: {
        turn_timeout: 7,
        silence_end_call_timeout: -1,
        mode: 'turn',
        turn_eagerness: 'normal',
        soft_timeout_config: { timeout_seconds: -1, message: 'Hhmmmm...yeah.', use_llm_generated_message: false },
      },
      tts: {
        model_id: 'eleven_flash_v2',
        voice_id: 'voice_pretended_anna',
        supported_voices: [],
        agent_output_audio_format: AUDIO,
        optimize_streaming_latency: 3,
        stability: 0.5,
        speed: 1,
        similarity_boost: 0.8,
        pronunciation_dictionary_locators: [],
      },
      conversation: {
        text_only: false,
        max_duration_seconds: 600,
        client_events: ['audio', 'interruption', 'user_transcript', 'agent_response'],
        monitoring_enabled: false,
      },
      language_presets: {},
      vad: { background_voice_detection: false },
      agent: standardSpeaker(),
    },
    platform_settings: standardPlatform(),
  };
}

function standardSpeaker(): Json {
  return {
    first_message: '',
    language: 'en',
    hinglish_mode: false,
    dynamic_variables: { dynamic_variable_placeholders: {} },
    disable_first_message_interruptions: false,
    max_conversation_duration_message: '',
    prompt: {
      prompt: '',
      llm: 'gemini-2.5-flash',
      reasoning_effort: null,
      temperature: 0,
      max_tokens: -1,
      tool_ids: [],
      built_in_tools: Object.fromEntries(BUILT_IN.map((name) => [name, null])),
      mcp_server_ids: [],
      native_mcp_server_ids: [],
      knowledge_base: [],
      custom_llm: null,
      ignore_default_personality: false,
      rag: { enabled: false, embedding_model: 'e5_mistral_7b_instruct', max_documents_length: 50000 },
      timezone: null,
      backup_llm_config: { preference: 'default' },
      cascade_timeout_seconds: 4,
    },
  };
}

const BUILT_IN = [
  'end_call',
  'language_detection',
  'transfer_to_agent',
  'transfer_to_number',
  'skip_turn',
  'play_keypad_touch_tone',
  'voicemail_detection',
] as const;

function standardPlatform(): Json {
  return {
    auth: { enable_auth: false, allowlist: [], shareable_token: null, require_origin_header: false },
    evaluation: { criteria: [] },
    widget: { variant: 'full', placement: 'bottom-right', bg_color: '#ffffff', text_contents: { main_label: null } },
    data_collection: {},
    overrides: {
      conversation_config_override: {
        turn: { soft_timeout_config: { message: false } },
        tts: { voice_id: false, stability: false, speed: false, similarity_boost: false },
        conversation: { text_only: false, max_duration_seconds: false },
        agent: {
          first_message: false,
          language: false,
          prompt: { prompt: false, llm: false, native_mcp_server_ids: false },
        },
      },
      custom_llm_extra_body: false,
      enable_conversation_initiation_client_data_from_webhook: false,
    },
    workspace_overrides: {
      conversation_initiation_client_data_webhook: null,
      webhooks: { post_call_webhook_id: null, events: ['transcript'], transcript_format: 'json', send_audio: false },
    },
    call_limits: { agent_concurrency_limit: -1, daily_limit: 100_000, bursting_enabled: true },
    privacy: { record_voice: true, retention_days: -1, delete_transcript_and_pii: false, zero_retention_mode: false },
    testing: { attached_tests: [] },
    safety: { is_blocked_ivc: false, is_blocked_non_ivc: false, ignore_safety_evaluation: false },
    // Nobody outside knows yet what these mean; whoever writes an agent back must leave them.
    guardrails: { version: '1', focus: { is_enabled: true }, custom: [{ id: 'g1', weight: 0.25 }] },
  };
}
