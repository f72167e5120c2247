import { AppError } from '#contract/errors.ts';
import type { SentenceCode } from '#contract/told.ts';
import type { WizardStep } from './wizard-steps.ts';

type Place = WizardStep | 'way';

const places: Readonly<Partial<Record<SentenceCode, Place>>> = {
  connect_no_address: 'way',
  connect_address_unverified: 'way',
  provider_key_missing: 'keys',
  provider_key_refused: 'keys',
  provider_not_allowed: 'keys',
  connect_no_such_line: 'number',
  connect_line_of_shop: 'number',
  connect_line_on_trunk: 'number',
  connect_line_on_application: 'number',
  connect_line_silent: 'number',
  connect_number_unreadable: 'number',
  connect_fallback_is_ours: 'number',
  connect_register_needs_twilio: 'number',
  connect_fallback_needs_twilio: 'number',
};

/** Where the owner can mend what keeps everything from being set up; null where nobody can but with patience. */
export function placeOf(fault: Error): Place | null {
  if (!(fault instanceof AppError) || !fault.reason) return null;
  const { code, values } = fault.reason;
  if (code === 'provider_not_found') return values['provider'] === 'Twilio' ? 'number' : 'agent';
  return new Map<string, Place>(Object.entries(places)).get(code) ?? null;
}
