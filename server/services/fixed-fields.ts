import { isDeepStrictEqual } from 'node:util';

import type { Business } from '#contract/businesses.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { DEFAULT_BUSINESS } from '../domain/call-record.ts';
import type { Config } from '../platform/config.ts';

/** A field of the default business that the environment sets, and by which variable. */
export type FixedField = { field: keyof Business; variable: string; value: unknown };

/** What the environment has the last word on: it is set again at every start. */
export function fixedFields({ business, placeSet }: Pick<Config, 'business' | 'placeSet'>): FixedField[] {
  const { name, agentId, voiceId, greeting, trade, language, overrides } = business;
  const all: FixedField[] = [
    { field: 'name', variable: 'LINEKEEPER_BUSINESS_NAME', value: name },
    { field: 'agentId', variable: 'ELEVENLABS_AGENT_ID', value: agentId },
    { field: 'voiceId', variable: 'ELEVENLABS_VOICE_ID', value: voiceId },
    { field: 'greeting', variable: 'LINEKEEPER_GREETING', value: greeting },
    { field: 'trade', variable: 'LINEKEEPER_TRADE', value: trade },
    { field: 'language', variable: 'LINEKEEPER_LANGUAGE', value: language },
    { field: 'overrides', variable: 'LINEKEEPER_OVERRIDES', value: overrides },
    { field: 'zone', variable: 'LINEKEEPER_TIME_ZONE', value: placeSet.zone },
    { field: 'region', variable: 'LINEKEEPER_PHONE_REGION', value: placeSet.region },
  ];
  return all.filter(({ value }) => value !== undefined);
}

/** Only the default business comes from the environment. */
export function fixedOf(id: string, fixed: readonly FixedField[]): readonly FixedField[] {
  return id === DEFAULT_BUSINESS ? fixed : [];
}

/** Throws AppError `conflict` for a change that the next start would undo, with the variables that stand against it. */
export function refuseFixed(profile: Business, fixed: readonly FixedField[]): void {
  const changed = fixedOf(profile.id, fixed).filter(({ field, value }) => !isDeepStrictEqual(profile[field], value));
  if (changed.length === 0) return;
  const fields = changed.map(({ field, variable }) => `${field} (${variable})`).join(', ');
  throw refused('conflict', tell('fields_set_by_environment', { fields }));
}

/** The default business is never made anew: what a request leaves out of it stays as it is. */
export function withStored(given: unknown, stored: Business): unknown {
  if (typeof given !== 'object' || given === null || !('id' in given)) return given;
  return given.id === DEFAULT_BUSINESS ? { ...stored, ...given } : given;
}
