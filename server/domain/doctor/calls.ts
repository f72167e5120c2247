import type { Check } from '#contract/doctor.ts';
import { tell, type Told } from '#contract/told.ts';

import { toCheck } from './check.ts';

/** `over` calls of the last day are over at the provider; of `missing` of them nothing has come in here. */
export function reportedCheck({ over, missing }: { over: number; missing: number }): Check {
  if (over === 0) return toCheck('calls', 'reported', 'ok', tell('doctor_calls_none'));
  if (missing === 0) return toCheck('calls', 'reported', 'ok', tell('doctor_calls_reported', { count: over }));
  const told = tell('doctor_calls_unreported', { missing, count: over });
  return toCheck('calls', 'reported', missing === over ? 'error' : 'warning', told);
}

type Fallback = {
  business: string;
  /** What Twilio asks when the first address fails; empty: nothing. */
  fallbackUrl: string;
  /** What Twilio keeps for that, by its address. */
  kept: readonly string[];
  /** Where Twilio keeps such things: another address is the owner's own, and not ours to call. */
  fix: Told | null;
};

/** Whether somebody answers while this computer is off. */
export function fallbackCheck({ business, fallbackUrl, kept, fix }: Fallback): Check {
  const id = `fallback:${business}`;
  if (fallbackUrl === '') return toCheck('calls', id, 'warning', tell('doctor_fallback_none'), { fix });
  if (kept.includes(fallbackUrl)) return toCheck('calls', id, 'ok', tell('doctor_fallback'));
  if (isOfTwilio(fallbackUrl)) return toCheck('calls', id, 'error', tell('doctor_fallback_gone'), { fix });
  return toCheck('calls', id, 'note', tell('doctor_fallback_other'));
}

function isOfTwilio(url: string): boolean {
  return /(?:^|\.)twilio\.com$/.test(URL.parse(url)?.hostname ?? '');
}

/** Twilio's own notes of what failed on the lines of the account in the last day, by its codes. */
export function alertsCheck(alerts: readonly { code: string }[]): Check {
  const [first] = alerts;
  if (!first) return toCheck('calls', 'alerts', 'ok', tell('doctor_alerts_none'));
  const told = tell('doctor_alerts', { count: alerts.length, code: first.code });
  return toCheck('calls', 'alerts', 'warning', told);
}
