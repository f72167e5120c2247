import { Temporal } from 'temporal-polyfill';

import type { OutgoingSettings } from '#contract/outgoing.ts';

export type QuietRules = Pick<OutgoingSettings, 'quietFrom' | 'quietTo' | 'quietSundays'>;

/** Why nobody is called in a zone at this moment. `time` is `HH:MM` on the clock there. */
export type Quiet = { why: 'sunday' | 'hours'; time: string };

const SUNDAY = 7;

/**
 * Whether it is quiet in one of the zones a number may be at home in: of several, the strictest counts. Hours may reach
 * over midnight; `quietFrom` is the first quiet minute, `quietTo` the first one that is not.
 */
export function quietIn(zones: readonly string[], rules: QuietRules, now: Date): Quiet | null {
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  for (const zone of zones) {
    const local = instant.toZonedDateTimeISO(zone);
    const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
    if (rules.quietSundays && local.dayOfWeek === SUNDAY) return { why: 'sunday', time };
    if (isWithin(time, rules)) return { why: 'hours', time };
  }
  return null;
}

/** `HH:MM` sorts as text does. */
function isWithin(time: string, { quietFrom, quietTo }: QuietRules): boolean {
  if (quietFrom === quietTo) return false;
  return quietFrom < quietTo ? time >= quietFrom && time < quietTo : time >= quietFrom || time < quietTo;
}
