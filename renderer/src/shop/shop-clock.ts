const MINUTE_MS = 60_000;

/** What a shop's clock and calendar show at an instant, as a field for date and time takes it: `2026-11-20T09:05`. */
export function shopClock(at: string, zone: string): string {
  const parts: Intl.DateTimeFormatOptions = { dateStyle: 'short', timeStyle: 'short', timeZone: zone };
  return new Intl.DateTimeFormat('sv-SE', parts).format(new Date(at)).replace(' ', 'T');
}

/**
 * The instant at which a shop's clock shows this; null for what is no moment. An hour that the change of clocks leaves
 * out is taken for the one after it, one that comes twice for its first time.
 */
export function instantAt(clock: string, zone: string): string | null {
  const asUtc = Date.parse(`${clock}Z`);
  if (Number.isNaN(asUtc)) return null;
  // A day before and after any change of clocks lie the two offsets of which one is right.
  const offsets = [asUtc - 24 * 60 * MINUTE_MS, asUtc + 24 * 60 * MINUTE_MS].map((near) => offsetAt(near, zone));
  const candidates = offsets.map((offset) => asUtc - offset);
  const right = candidates.find((moment) => moment + offsetAt(moment, zone) === asUtc) ?? candidates[0];
  return right === undefined ? null : new Date(right).toISOString();
}

/** How far a zone's clock is ahead of UTC, in milliseconds. */
function offsetAt(moment: number, zone: string): number {
  const minute = Math.floor(moment / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${shopClock(new Date(minute).toISOString(), zone)}Z`) - minute;
}
