import { z } from 'zod';

import {
  ApiToken,
  BaseUrl,
  Greeting,
  Language,
  MasterKey,
  OnOff,
  Overrides,
  PhoneNumber,
  Port,
  ProviderKey,
  PublicUrl,
  Region,
  SharedSecret,
  Text,
  Trade,
  TunnelMode,
  TwilioAccount,
  TwilioApiKey,
  Zone,
} from './config-values.ts';

/** Every variable Linekeeper reads, by the name it has in the environment (spec §2). */
export const Variables = z.object({
  LINEKEEPER_DATA_DIR: z.string().max(2000, 'must be at most 2000 characters').optional(),
  LINEKEEPER_WEBHOOK_PORT: Port.optional(),
  LINEKEEPER_DESK_PORT: Port.optional(),
  LINEKEEPER_TUNNEL: TunnelMode.optional(),
  CLOUDFLARE_TUNNEL_TOKEN: ProviderKey.optional(),
  CLOUDFLARED_BIN: z.string().max(2000, 'must be at most 2000 characters').optional(),
  PUBLIC_BASE_URL: PublicUrl.optional(),
  LINEKEEPER_ONLY_PROVIDERS: OnOff.optional(),

  ELEVENLABS_API_KEY: ProviderKey.optional(),
  ELEVENLABS_AGENT_ID: Text.optional(),
  ELEVENLABS_VOICE_ID: Text.optional(),
  ELEVENLABS_BASE_URL: BaseUrl.optional(),

  ELEVENLABS_WEBHOOK_SECRET: SharedSecret.optional(),
  ELEVENLABS_WEBHOOK_SECRET_PREVIOUS: SharedSecret.optional(),
  LINEKEEPER_INITIATION_SECRET: SharedSecret.optional(),
  LINEKEEPER_INITIATION_SECRET_PREVIOUS: SharedSecret.optional(),
  LINEKEEPER_TOOL_SECRET: SharedSecret.optional(),
  LINEKEEPER_TOOL_SECRET_PREVIOUS: SharedSecret.optional(),
  LINEKEEPER_API_TOKEN: ApiToken.optional(),
  LINEKEEPER_MASTER_KEY: MasterKey.optional(),

  TWILIO_ACCOUNT_SID: TwilioAccount.optional(),
  TWILIO_AUTH_TOKEN: SharedSecret.optional(),
  TWILIO_API_KEY: TwilioApiKey.optional(),
  TWILIO_PHONE_NUMBER: PhoneNumber.optional(),
  TWILIO_BASE_URL: BaseUrl.optional(),

  OPENCLAW_API_BASE_URL: BaseUrl.optional(),
  LLM_API_KEY: ProviderKey.optional(),
  LLM_MODEL: Text.optional(),
  SPEECH_ENGINE_ID: Text.optional(),
  SHARED_SECRET: SharedSecret.optional(),
  LINEKEEPER_RELAY_SECRET: SharedSecret.optional(),

  LINEKEEPER_PHONE_REGION: Region.optional(),
  LINEKEEPER_BUSINESS_NAME: z.string().max(120, 'must be at most 120 characters').optional(),
  LINEKEEPER_TIME_ZONE: Zone.optional(),
  LINEKEEPER_LANGUAGE: Language.optional(),
  LINEKEEPER_GREETING: Greeting.optional(),
  LINEKEEPER_TRADE: Trade.optional(),
  LINEKEEPER_OVERRIDES: Overrides.optional(),
});
export type Variables = z.infer<typeof Variables>;

/** Other names the seeds use. The name on the left wins where both are set. */
export const aliases = {
  PUBLIC_BASE_URL: 'APP_BASE_URL',
  ELEVENLABS_WEBHOOK_SECRET: 'WEBHOOK_SECRET',
  OPENCLAW_API_BASE_URL: 'LLM_BASE_URL',
} as const satisfies Partial<Record<keyof Variables, string>>;

/** Settings that mean nothing alone: the first of each pair needs the second. */
export const needs: readonly (readonly [keyof Variables, keyof Variables])[] = [
  ['ELEVENLABS_WEBHOOK_SECRET_PREVIOUS', 'ELEVENLABS_WEBHOOK_SECRET'],
  ['LINEKEEPER_INITIATION_SECRET_PREVIOUS', 'LINEKEEPER_INITIATION_SECRET'],
  ['LINEKEEPER_TOOL_SECRET_PREVIOUS', 'LINEKEEPER_TOOL_SECRET'],
  ['TWILIO_AUTH_TOKEN', 'TWILIO_ACCOUNT_SID'],
  ['TWILIO_API_KEY', 'TWILIO_ACCOUNT_SID'],
];
