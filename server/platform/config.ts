import type { SecretName } from '#contract/settings.ts';
import { AppError } from '#contract/errors.ts';

import { isRegion } from './config-values.ts';
import { aliases, needs, Variables } from './config-variables.ts';

/** Only the demo makes secrets up, those that nobody configured. */
const NONE_MADE_UP: readonly SecretName[] = [];

export type Environment = Readonly<Record<string, string | undefined>>;
export type Config = ReturnType<typeof toConfig>;

/** What the machine itself says where no setting does. */
type Machine = { locale: string; zone: string };

/**
 * Every setting, checked, in our own words and frozen. An empty value counts as not set.
 * Throws AppError `invalid_input` that names each bad variable and what would be right, never a value.
 */
export function readConfig(env: Environment, machine: Machine = thisMachine()): Config {
  const given = pick(env);
  const parsed = Variables.safeParse(Object.fromEntries([...given].map(([name, { value }]) => [name, value])));
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ path: path[0] ?? '', message }));
  const lines = new Set(problems.map(({ path, message }) => `${given.get(path)?.name ?? String(path)} ${message}`));
  for (const [name, other] of needs) {
    if (given.has(name) && !given.has(other)) lines.add(`${name} is of no use without ${other}`);
  }
  const config = parsed.success ? toConfig(parsed.data, machine, given) : null;
  if (config !== null && config.doors.webhookPort !== 0 && config.doors.webhookPort === config.doors.deskPort) {
    lines.add('LINEKEEPER_WEBHOOK_PORT and LINEKEEPER_DESK_PORT must not be the same');
  }
  if (config !== null && lines.size === 0) return config;
  throw new AppError('invalid_input', `The settings cannot be used: ${[...lines].join('; ')}.`);
}

/** Given variables by their first name, with the name they were really given under (for the message). */
function pick(env: Environment): Map<PropertyKey, { name: string; value: string }> {
  const otherNames: Partial<Record<string, string>> = aliases;
  const found = new Map<PropertyKey, { name: string; value: string }>();
  for (const first of Object.keys(Variables.shape)) {
    for (const name of [first, otherNames[first]]) {
      const value = name === undefined ? undefined : env[name]?.trim();
      if (name && value && !found.has(first)) found.set(first, { name, value });
    }
  }
  return found;
}

function toConfig(set: Variables, machine: Machine, given: ReturnType<typeof pick>) {
  return deepFreeze({
    dataDir: set.LINEKEEPER_DATA_DIR,
    doors: { webhookPort: set.LINEKEEPER_WEBHOOK_PORT ?? 4780, deskPort: set.LINEKEEPER_DESK_PORT ?? 4781 },
    tunnel: {
      mode: set.LINEKEEPER_TUNNEL,
      token: set.CLOUDFLARE_TUNNEL_TOKEN,
      program: set.CLOUDFLARED_BIN,
      publicUrl: set.PUBLIC_BASE_URL,
    },
    /** The secret in use first, then the one that is being replaced. Empty: the route answers 503. */
    secrets: {
      webhook: list(set.ELEVENLABS_WEBHOOK_SECRET, set.ELEVENLABS_WEBHOOK_SECRET_PREVIOUS),
      initiation: list(set.LINEKEEPER_INITIATION_SECRET, set.LINEKEEPER_INITIATION_SECRET_PREVIOUS),
      tool: list(set.LINEKEEPER_TOOL_SECRET, set.LINEKEEPER_TOOL_SECRET_PREVIOUS),
      brain: list(set.SHARED_SECRET),
      relay: list(set.LINEKEEPER_RELAY_SECRET),
      apiToken: set.LINEKEEPER_API_TOKEN,
      masterKey: set.LINEKEEPER_MASTER_KEY,
      madeUp: NONE_MADE_UP,
    },
    /** Whether only ElevenLabs' own addresses may ask over the tunnel; undefined leaves it to the owner. */
    onlyProviders: set.LINEKEEPER_ONLY_PROVIDERS,
    elevenLabs: {
      baseUrl: set.ELEVENLABS_BASE_URL ?? 'https://api.elevenlabs.io',
      apiKey: set.ELEVENLABS_API_KEY,
      speechEngineId: set.SPEECH_ENGINE_ID,
    },
    twilio: {
      baseUrl: set.TWILIO_BASE_URL ?? 'https://api.twilio.com',
      accountSid: set.TWILIO_ACCOUNT_SID,
      authToken: set.TWILIO_AUTH_TOKEN,
      apiKey: set.TWILIO_API_KEY,
      phoneNumber: set.TWILIO_PHONE_NUMBER,
    },
    model: {
      ...{ baseUrl: set.OPENCLAW_API_BASE_URL, apiKey: set.LLM_API_KEY, name: set.LLM_MODEL },
      /** By which of its names the address was set. */
      variable: given.get('OPENCLAW_API_BASE_URL')?.name,
    },
    /** What was really set, and so outweighs what the owner chose by API; the machine's word does not. */
    placeSet: { zone: set.LINEKEEPER_TIME_ZONE, region: set.LINEKEEPER_PHONE_REGION },
    /** The default business, as far as it was set; only zone and region always have a value. */
    business: {
      name: set.LINEKEEPER_BUSINESS_NAME,
      agentId: set.ELEVENLABS_AGENT_ID,
      voiceId: set.ELEVENLABS_VOICE_ID,
      greeting: set.LINEKEEPER_GREETING,
      trade: set.LINEKEEPER_TRADE,
      language: set.LINEKEEPER_LANGUAGE,
      overrides: set.LINEKEEPER_OVERRIDES,
      zone: set.LINEKEEPER_TIME_ZONE ?? machine.zone,
      region: set.LINEKEEPER_PHONE_REGION ?? regionOf(machine.locale),
    },
  });
}

function list(...values: (string | undefined)[]): readonly string[] {
  return values.filter((value) => value !== undefined);
}

function thisMachine(): Machine {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { locale, zone: timeZone };
}

function regionOf(locale: string): string {
  const region = /-([a-z]{2})(?:-|$)/i.exec(locale)?.[1]?.toUpperCase();
  return region !== undefined && isRegion(region) ? region : 'US';
}

function deepFreeze<T extends object>(value: T): Readonly<T> {
  for (const inner of Object.values(value))
    if (typeof inner === 'object' && inner !== null) deepFreeze(inner as object);
  return Object.freeze(value);
}
