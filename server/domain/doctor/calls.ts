import type { Check } from '#contract/doctor.ts';
import type { ConnectWish } from '#contract/connect.ts';
import { tell, type Told } from '#contract/told.ts';

import { toCheck } from './check.ts';

type Reported = { over: number; missing: number; fetched: number; isAnyFresh: boolean };

/**
 * `over` calls of the last day are over at the provider; of `missing` of them nothing has come in here. `isAnyFresh`:
 * another one goes on, or its report is not due yet. `fetched` came in while we were running and only because we asked:
 * no report was accepted since.
 */
export function reportedCheck({ over, missing, fetched, isAnyFresh }: Reported): Check {
  if (over === 0 && isAnyFresh) return toCheck('calls', 'reported', 'ok', tell('doctor_calls_fresh'));
  if (over === 0) return toCheck('calls', 'reported', 'ok', tell('doctor_calls_none'));
  if (missing === 0 && fetched > 0)
    return toCheck('calls', 'reported', 'warning', tell('doctor_calls_fetched', { fetched, count: over }));
  if (missing === 0) return toCheck('calls', 'reported', 'ok', tell('doctor_calls_reported', { count: over }));
  const told = tell('doctor_calls_unreported', { missing, count: over });
  return toCheck('calls', 'reported', missing === over ? 'error' : 'warning', told);
}

type Fallback = {
  business: string;
  /** In `native` mode ElevenLabs answers, also while this computer is off. */
  mode: ConnectWish['mode'];
  /** What Twilio asks when the first address fails; empty: nothing. */
  fallbackUrl: string;
  /** What Twilio keeps for that, by its address. */
  kept: readonly string[];
  /** Where Twilio keeps such things: another address is the owner's own, and not ours to call. */
  fix: Told | null;
};

/** Whether somebody answers where the first address of the line fails: this computer's, or that of ElevenLabs. */
export function fallbackCheck({ business, mode, fallbackUrl, kept, fix }: Fallback): Check {
  const id = `fallback:${business}`;
  const words = mode === 'native' ? 'doctor_native_fallback' : 'doctor_fallback';
  if (fallbackUrl === '') return toCheck('calls', id, 'warning', tell(`${words}_none`), { fix });
  if (kept.includes(fallbackUrl)) return toCheck('calls', id, 'ok', tell(words));
  if (isOfTwilio(fallbackUrl)) return toCheck('calls', id, 'error', tell(`${words}_gone`), { fix });
  return toCheck('calls', id, 'note', tell(`${words}_other`));
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
