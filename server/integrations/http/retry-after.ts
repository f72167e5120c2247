/** Longer than that is a mistake of the sender, or a way to keep us away. */
const LONGEST_MS = 6 * 3_600_000;

/** Milliseconds that `Retry-After` asks to wait: seconds, or a date of the sender's own clock. Null without a usable one. */
export function retryAfterMs(headers: Headers): number | null {
  const told = headers.get('retry-after')?.trim() ?? '';
  const sent = Date.parse(headers.get('date') ?? '');
  const milliseconds = /^\d{1,9}$/.test(told) ? Number(told) * 1000 : Date.parse(told) - sent;
  return Number.isNaN(milliseconds) ? null : Math.min(LONGEST_MS, Math.max(0, milliseconds));
}
