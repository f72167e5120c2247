/**
 * The description is a snapshot of 2025-08-25. What came since then is taken from elevenlabs.md, which was read from the
 * library of 2026-10-15; nothing may be on these lists without its reference.
 */
export const newerThanDescribed: readonly { method: string; path: RegExp; reference: string }[] = [
  { method: 'POST', path: /^\/v1\/workspace\/webhooks$/, reference: 'elevenlabs.md §2.9' },
  { method: 'PATCH', path: /^\/v1\/workspace\/webhooks\/[^/]+$/, reference: 'elevenlabs.md §2.9' },
  { method: 'DELETE', path: /^\/v1\/workspace\/webhooks\/[^/]+$/, reference: 'elevenlabs.md §2.9' },
  { method: 'POST', path: /^\/v1\/convai\/twilio\/register-call$/, reference: 'elevenlabs.md §3.4' },
  // The description knows of no Speech Engine; each request is held against the library's (official-library.test.ts).
  { method: 'GET', path: /^\/v1\/speech-engine(?:\/[^/]+)?$/, reference: 'elevenlabs.md §7.1' },
  { method: 'POST', path: /^\/v1\/speech-engine$/, reference: 'elevenlabs.md §7.1' },
  { method: 'PATCH', path: /^\/v1\/speech-engine\/[^/]+$/, reference: 'elevenlabs.md §7.1' },
  { method: 'DELETE', path: /^\/v1\/speech-engine\/[^/]+$/, reference: 'elevenlabs.md §7.1' },
  // The description has the list of voices only; one of them: `voices.get` of the library, 2.73.0.
  { method: 'GET', path: /^\/v1\/voices\/[^/]+$/, reference: 'elevenlabs.md §9.3 (library)' },
];

/** Parameters that came later, by endpoint. */
export const newerQueries: Readonly<Record<string, readonly string[]>> = {
  'GET /v1/convai/tools': ['page_size', 'cursor'], // elevenlabs.md §5.3
  'GET /v1/convai/secrets': ['page_size', 'cursor'], // elevenlabs.md §5.5
  'GET /v1/convai/conversations': ['sort_direction'], // elevenlabs.md §4
};

/** The longest call, told with the call itself (elevenlabs.md §1.4; `ConversationConfigOverride` of the library, 2.73.0). */
const TOLD_LIMIT = 'conversation_initiation_client_data.conversation_config_override.conversation.max_duration_seconds';

/** Fields that came later, by endpoint, as paths into the body; `*` is any key. */
const fields: Readonly<Record<string, readonly string[]>> = {
  'POST /v1/convai/phone-numbers': ['agent_id', 'account_auth_token', 'enable_sms'], // elevenlabs.md §3.2
  // elevenlabs.md §3.3, §1.4
  'the answer to a ringing phone': ['conversation_config_override.conversation.max_duration_seconds'],
  'POST /v1/convai/twilio/outbound-call': ['telephony_call_config', TOLD_LIMIT],
  'POST /v1/convai/sip-trunk/outbound-call': ['telephony_call_config', TOLD_LIMIT],
  // elevenlabs.md §1.6
  'PATCH /v1/convai/agents/{agent_id}': [
    'platform_settings.overrides.conversation_config_override.conversation.max_duration_seconds',
  ],
  // elevenlabs.md §5.3
  'POST /v1/convai/tools': ['tool_config.api_schema.request_body_schema.properties.*.enum'],
  'PATCH /v1/convai/tools/{tool_id}': ['tool_config.api_schema.request_body_schema.properties.*.enum'],
};

/** The body without what is known to be newer. */
export function newerFields(endpoint: string, body: unknown): unknown {
  return (fields[endpoint] ?? []).reduce((rest, path) => without(rest, path.split('.')), body);
}

function without(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(
    entries.flatMap(([name, inside]) => {
      if (key !== '*' && name !== key) return [[name, inside]];
      return rest.length === 0 ? [] : [[name, without(inside, rest)]];
    }),
  );
}
