import type { Check } from '#contract/doctor.ts';
import { tell } from '#contract/told.ts';

import { toCheck } from './check.ts';

/** What a restricted key may be kept from (elevenlabs.md §9.1). */
export const AREAS = ['agents', 'numbers', 'secrets', 'webhooks', 'tools', 'conversations'] as const;
export type Area = (typeof AREAS)[number];

/** The key of ElevenLabs works; `closed` are the areas that it does not open. */
export function voiceKeyChecks(closed: readonly Area[]): Check[] {
  if (closed.length === 0) return [toCheck('providers', 'key_elevenlabs', 'ok', tell('doctor_key_elevenlabs'))];
  return closed.map((area) =>
    toCheck('providers', `scope:${area}`, area === 'agents' ? 'error' : 'warning', tell(`doctor_scope_${area}`)),
  );
}

export function phoneKeyCheck({ isTrial, isActive }: { isTrial: boolean; isActive: boolean }): Check {
  if (!isActive) return toCheck('providers', 'key_twilio', 'error', tell('doctor_twilio_suspended'));
  if (isTrial) return toCheck('providers', 'key_twilio', 'note', tell('doctor_twilio_trial'));
  return toCheck('providers', 'key_twilio', 'ok', tell('doctor_key_twilio'));
}
